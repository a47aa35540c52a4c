package io.covalence.secagg.message;

import io.covalence.secagg.blame.Evidence;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterHistory;
import io.covalence.secagg.charter.CharterSignature;
import io.covalence.secagg.charter.SignedCharter;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.evidence.Bundle;
import io.covalence.secagg.evidence.Closing;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.log.ConsistencyProof;
import io.covalence.secagg.log.InclusionProof;
import io.covalence.secagg.log.LogEntry;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.log.SplitView;
import java.util.function.Function;

/** How a message type is read and written. The switch has no default: a new type does not compile until it is named here. */
record MessageCodec<T>(Function<byte[], T> decoder, Function<T, byte[]> encoder) {
    static MessageCodec<?> of(MessageType type) {
        return switch (type) {
            case OFFER -> new MessageCodec<>(Offer::decode, Offer::encode);
            case RESULT -> new MessageCodec<>(Result::decode, Result::encode);
            case BUNDLE -> new MessageCodec<>(Bundle::decode, Bundle::encode);
            case BUNDLE_CLOSING -> new MessageCodec<>(Closing::decode, Closing::encode);
            case ADVERTISE -> new MessageCodec<>(Advertise::decode, Advertise::encode);
            case ROSTER -> new MessageCodec<>(Roster::decode, Roster::encode);
            case SHARES_HEADER -> new MessageCodec<>(SharesHeader::decode, SharesHeader::encode);
            case SHARES -> new MessageCodec<>(Shares::decode, Shares::encode);
            case DELIVERED_SHARES -> new MessageCodec<>(DeliveredShares::decode, DeliveredShares::encode);
            case MASKED_HEADER -> new MessageCodec<>(MaskedHeader::decode, MaskedHeader::encode);
            case SURVIVORS -> new MessageCodec<>(Survivors::decode, Survivors::encode);
            case UNMASK -> new MessageCodec<>(Unmask::decode, Unmask::encode);
            case CHARTER -> new MessageCodec<>(Charter::decode, Charter::encode);
            case CHARTER_SIGNATURE -> new MessageCodec<>(CharterSignature::decode, CharterSignature::encode);
            case AGREEMENT -> new MessageCodec<>(Agreement::decode, Agreement::encode);
            case QUORUM -> new MessageCodec<>(Quorum::decode, Quorum::encode);
            case COMPLAINTS -> new MessageCodec<>(Complaints::decode, Complaints::encode);
            case ABORT_VOTE -> new MessageCodec<>(AbortVote::decode, AbortVote::encode);
            case ABORT_CERTIFICATE -> new MessageCodec<>(AbortCertificate::decode, AbortCertificate::encode);
            case BAD_SHARE, WRONG_REVEAL, BAD_DEALER, EQUIVOCATION ->
                new MessageCodec<>(bytes -> evidence(type, bytes), Evidence::encode);
            case FACT -> new MessageCodec<>(Fact::decode, Fact::encode);
            case TREE_HEAD -> new MessageCodec<>(SignedTreeHead::decode, SignedTreeHead::encode);
            case LOG_ENTRY -> new MessageCodec<>(LogEntry::decode, LogEntry::encode);
            case INCLUSION_PROOF -> new MessageCodec<>(InclusionProof::decode, InclusionProof::encode);
            case CONSISTENCY_PROOF -> new MessageCodec<>(ConsistencyProof::decode, ConsistencyProof::encode);
            case SPLIT_VIEW -> new MessageCodec<>(SplitView::decode, SplitView::encode);
            case SIGNED_CHARTER -> new MessageCodec<>(SignedCharter::decode, SignedCharter::encode);
            case CHARTER_HISTORY -> new MessageCodec<>(CharterHistory::decode, CharterHistory::encode);
        };
    }

    private static Evidence evidence(MessageType type, byte[] bytes) {
        Decoder.open(bytes, type);
        return Evidence.decode(bytes);
    }

    byte[] decodeAndEncode(byte[] bytes) {
        return encoder.apply(decoder.apply(bytes));
    }
}
