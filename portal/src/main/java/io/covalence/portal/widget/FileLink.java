package io.covalence.portal.widget;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.covalence.contract.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Gives a text as a file. */
public class FileLink extends Anchor {
    private static final long serialVersionUID = 1;

    /**
     * Links to a file.
     *
     * @param content makes the text once somebody asks for the file
     */
    public FileLink(String words, String fileName, String type, Supplier<String> content) {
        super(DownloadHandler.fromInputStream(request -> response(fileName, type, content)), words);
    }

    private static DownloadResponse response(String fileName, String type, Supplier<String> content) {
        try {
            byte[] bytes = content.get().getBytes(StandardCharsets.UTF_8);
            return new DownloadResponse(new ByteArrayInputStream(bytes), fileName, type, bytes.length);
        } catch (ProblemException refused) {
            return DownloadResponse.error(refused.type().status());
        }
    }
}
