package io.covalence.connector.cli;

import io.covalence.connector.client.Authority;
import io.covalence.connector.client.Network;
import io.covalence.connector.enrolment.EnrolmentFile;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.study.DatasetFiles;
import io.covalence.contract.text.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;

@Command(name = "show", description = "Prints folder, services, policy and files. Secrets are not among them.")
final class ConfigShowCommand extends Action {
    ConfigShowCommand(Surroundings surroundings, Globals globals) {
        super(surroundings, globals);
    }

    @Override
    Result act() {
        var home = home();
        var network = Network.of(surroundings().environment(), home.authorities());
        var policy = SitePolicy.load(home.policy());
        var datasets = new TreeMap<String, String>();
        new DatasetFiles(home).all().forEach((study, file) -> datasets.put(study.value(), file.toString()));
        var enrolment = new EnrolmentFile(home).find();
        var data = new LinkedHashMap<String, Object>();
        data.put("home", home.root().toString());
        enrolment.ifPresent(present -> data.put("enrolment", present));
        data.put("proxy", network.proxyWords());
        data.put(
                "authorities",
                network.authorities().stream().map(Authority::words).toList());
        data.put("policy", policy);
        data.put("datasets", datasets);
        var lines = new ArrayList<String>();
        lines.add("home: " + home.root());
        enrolment.ifPresent(present -> {
            lines.add("site: " + present.siteId() + " of " + PlainText.inQuotes(present.institutionName()));
            lines.add("tenant service: " + present.apiUrl());
            lines.add("aggregation service: " + present.aggregationUrl());
            lines.add("identity provider: " + present.issuer());
        });
        lines.add("proxy: " + network.proxyWords());
        network.authorities().forEach(authority -> lines.add("authority of its own: " + authority.words()));
        lines.add("policy minimumCohort: " + policy.minimumCohort());
        lines.add("policy minimumAssumedColluders: " + policy.minimumAssumedColluders());
        lines.add("policy allowedTenants: "
                + (policy.allowedTenants().isEmpty() ? "any" : String.join(", ", policy.allowedTenants())));
        lines.add("policy maximumParameters: " + policy.maximumParameters());
        lines.add("policy maximumRounds: " + policy.maximumRounds());
        lines.add("policy maximumTrainingSeconds: " + policy.maximumTrainingSeconds());
        lines.add("policy smallestCell: " + policy.smallestCell());
        lines.add("policy maximumAgreementsPerStudy: " + policy.maximumAgreementsPerStudy());
        lines.add("policy maximumAgreementsPerDataset: " + policy.maximumAgreementsPerDataset());
        lines.add("policy maximumHistogramsPerStudy: " + policy.maximumHistogramsPerStudy());
        lines.add("policy maximumSummariesPerDataset: " + policy.maximumSummariesPerDataset());
        datasets.forEach((study, file) -> lines.add("dataset " + study + ": " + file));
        return Result.of(data, lines);
    }
}
