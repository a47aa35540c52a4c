package io.covalence.benchmarks;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.internal.AgreementKey;
import io.covalence.secagg.internal.MlKemKey;
import io.covalence.secagg.internal.Signatures;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The cost of one key agreement or signature, on one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms256m", "-Xmx256m", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class KeyBenchmark {
    private static final String LABEL = "benchmark";

    private final SplittableRandom random = new SplittableRandom(1);
    private final SiteId peer = new SiteId("peer");
    private final AgreementKey own = agreementKey();
    private final ByteString peerKey = agreementKey().publicKey();
    private final MlKemKey mlKem = new MlKemKey(secret(MlKemKey.SEED_SIZE));
    private final ByteString ciphertext = MlKemKey.encapsulate(mlKem.publicKey(), secret(MlKemKey.RANDOMNESS_SIZE))
            .ciphertext();
    private final IdentityKey identity = IdentityKey.generate(random::nextBytes);
    private final byte[] body = new byte[1000];
    private final ByteString signature = Signatures.sign(identity, LABEL, body);

    @Benchmark
    public AgreementKey x25519KeyPair() {
        return agreementKey();
    }

    @Benchmark
    public SecretBytes x25519Agreement() {
        return own.agree(peerKey, peer);
    }

    @Benchmark
    public MlKemKey mlKemKeyPair() {
        return new MlKemKey(secret(MlKemKey.SEED_SIZE));
    }

    @Benchmark
    public MlKemKey.Encapsulation mlKemEncapsulation() {
        return MlKemKey.encapsulate(mlKem.publicKey(), secret(MlKemKey.RANDOMNESS_SIZE));
    }

    @Benchmark
    public SecretBytes mlKemDecapsulation() {
        return mlKem.decapsulate(ciphertext);
    }

    @Benchmark
    public ByteString ed25519Sign() {
        return Signatures.sign(identity, LABEL, body);
    }

    @Benchmark
    public void ed25519Verify() {
        Signatures.verify(identity.publicKey(), LABEL, body, signature, peer);
    }

    private AgreementKey agreementKey() {
        return new AgreementKey(secret(ByteString.KEY_SIZE));
    }

    private SecretBytes secret(int size) {
        return SecretBytes.random(size, random::nextBytes);
    }
}
