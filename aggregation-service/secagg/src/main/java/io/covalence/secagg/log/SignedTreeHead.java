package io.covalence.secagg.log;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.Signer;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.internal.Signatures;
import io.covalence.secagg.internal.Texts;

/**
 * What the service says its log holds, signed by its key: it cannot later deny an entry below {@code size}. One key signs the
 * logs of all tenants, so the head names the tenant: heads of two logs never look like two views of one.
 *
 * @param tenant whose log it is
 * @param size number of entries
 * @param time milliseconds since 1970 at which it was signed, by the service's clock; nothing depends on it
 * @param root Merkle root over the leaf hashes of all entries
 */
public record SignedTreeHead(String tenant, long size, long time, ByteString root, ByteString signature) {
    private static final String LABEL = "covalence/v1/tree-head";

    /**
     * Checks sizes.
     *
     * @throws ProtocolViolation (MALFORMED)
     */
    public SignedTreeHead {
        Texts.requireVisible(tenant, "tenant");
        root.requireSize(ByteString.KEY_SIZE, "tree root");
        signature.requireSize(Signatures.SIZE, "signature");
        if (size < 0 || time < 0) {
            throw ProtocolViolation.malformed("size or time of a tree head is out of range");
        }
    }

    public static SignedTreeHead sign(Signer service, String tenant, long size, long time, ByteString root) {
        var body = body(tenant, size, time, root).toByteArray();
        return new SignedTreeHead(tenant, size, time, root, Signatures.sign(service, LABEL, body));
    }

    /**
     * Checks whose log it is and who signed.
     *
     * @throws ProtocolViolation (WRONG_CONTEXT) when it is the head of another tenant's log, (BAD_SIGNATURE)
     */
    public void verify(ByteString serviceKey, String expectedTenant) {
        if (!tenant.equals(expectedTenant)) {
            throw ProtocolViolation.of(Code.WRONG_CONTEXT, "a tree head is of another tenant's log");
        }
        Signatures.verify(serviceKey, LABEL, body().toByteArray(), signature, "a tree head", "the service's key");
    }

    public byte[] encode() {
        return body().raw(signature).toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    public static SignedTreeHead decode(byte[] message) {
        var in = Decoder.open(message, MessageType.TREE_HEAD);
        var tenant = in.text(Texts.MAXIMUM);
        long size = in.u63();
        long time = in.u63();
        var root = in.fixed(ByteString.KEY_SIZE);
        var signature = in.fixed(Signatures.SIZE);
        in.end();
        return new SignedTreeHead(tenant, size, time, root, signature);
    }

    private Encoder body() {
        return body(tenant, size, time, root);
    }

    private static Encoder body(String tenant, long size, long time, ByteString root) {
        return MessageType.TREE_HEAD.encoder().text(tenant).u64(size).u64(time).raw(root);
    }
}
