package io.covalence.connector.enrolment;

import io.covalence.connector.client.Authority;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.connector.identity.KeyFiles;
import io.covalence.connector.identity.SiteKeys;
import io.covalence.connector.policy.SitePolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What lies in the folder before a code is sent, which is good for one use: keys, policy, and authorities that somebody named. A
 * disk that is full then is found out while the code is still good.
 */
final class Preparation {
    private final ConnectorHome home;
    private final KeyFiles keyFiles;
    private final boolean freshKeys;
    private final boolean freshPolicy;
    private final boolean named;
    private final Optional<byte[]> authoritiesBefore;
    private final SiteKeys keys;

    /**
     * Prepares.
     *
     * @throws io.covalence.connector.Failure when something of it cannot be written; then no authority is trusted that was not
     */
    Preparation(ConnectorHome home, Optional<Path> authorities) {
        this.home = home;
        keyFiles = new KeyFiles(home);
        freshKeys = !keyFiles.exist();
        freshPolicy = !Files.exists(home.policy());
        named = authorities.isPresent();
        authoritiesBefore = PrivateFiles.read(home.authorities());
        keys = freshKeys ? keyFiles.create() : keyFiles.open();
        SitePolicy.writeDefault(home.policy());
        authorities.ifPresent(file -> Authority.keep(file, home.authorities()));
    }

    SiteKeys keys() {
        return keys;
    }

    /** Takes the authorities back: they are trusted once the site is enrolled. */
    void distrust() {
        if (named) {
            authoritiesBefore.ifPresentOrElse(
                    before -> PrivateFiles.replace(home.authorities(), before),
                    () -> PrivateFiles.delete(home.authorities()));
        }
    }

    /** Takes everything else back, too. */
    void undo() {
        if (freshKeys) {
            keyFiles.delete();
        }
        if (freshPolicy) {
            PrivateFiles.delete(home.policy());
        }
    }
}
