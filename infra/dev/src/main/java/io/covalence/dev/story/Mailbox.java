package io.covalence.dev.story;

/** Where the mail of a story's people arrives. */
public interface Mailbox {
    /**
     * The text of the newest mail to an address.
     *
     * @throws StoryException when there is none
     */
    String newest(String address);
}
