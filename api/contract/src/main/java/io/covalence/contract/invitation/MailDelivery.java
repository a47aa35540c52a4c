package io.covalence.contract.invitation;

/** What became of an invitation's e-mail. The invitation stands in any case. */
public enum MailDelivery {
    /** The service sends no mail: the sponsor hands the link over. */
    OFF,
    /** A mail server has taken it. Whether it arrives, only its reader knows. */
    SENT,
    /** No mail server has taken it. The sponsor hands the link over, or sends the invitation again. */
    FAILED
}
