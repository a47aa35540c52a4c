package io.covalence.service.site;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Which 32 bytes are an Ed25519 public key as an honest site makes one: a point of the curve (RFC 8032, section 5.1), in its one
 * encoding, and of the large prime order. Under a key of small order everybody can sign, and two people can share one that is
 * written in two ways.
 */
final class Ed25519Keys {
    private static final int BYTES = 32;
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger D = BigInteger.valueOf(-121_665)
            .multiply(BigInteger.valueOf(121_666).modInverse(P))
            .mod(P);
    private static final BigInteger ROOT_OF_MINUS_ONE =
            BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);

    private Ed25519Keys() {}

    static boolean isPublicKey(byte[] key) {
        var point = key.length == BYTES ? Point.decode(key) : null;
        return point != null && !point.isNeutral() && point.times(ORDER).isNeutral();
    }

    /** A point in extended coordinates, x = X/Z, y = Y/Z, x y = T/Z (RFC 8032, section 5.1.4). */
    private record Point(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {
        static final Point NEUTRAL = new Point(BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);

        /** RFC 8032, section 5.1.3; null when the bytes encode no point, or encode it in another than the one way. */
        static @Nullable Point decode(byte[] key) {
            var reversed = new byte[BYTES];
            for (int i = 0; i < BYTES; i++) {
                reversed[i] = key[BYTES - 1 - i];
            }
            boolean odd = reversed[0] < 0;
            reversed[0] &= 0x7f;
            var y = new BigInteger(1, reversed);
            if (y.compareTo(P) >= 0) {
                return null;
            }
            var square = y.multiply(y).mod(P);
            var u = square.subtract(BigInteger.ONE).mod(P);
            var v = D.multiply(square).add(BigInteger.ONE).mod(P);
            var quotient = u.multiply(v.modInverse(P)).mod(P);
            var x = quotient.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
            if (!x.multiply(x).mod(P).equals(quotient)) {
                x = x.multiply(ROOT_OF_MINUS_ONE).mod(P);
            }
            if (!x.multiply(x).mod(P).equals(quotient) || (odd && x.signum() == 0)) {
                return null;
            }
            var signed = x.testBit(0) == odd ? x : P.subtract(x);
            return new Point(signed, y, BigInteger.ONE, signed.multiply(y).mod(P));
        }

        boolean isNeutral() {
            return x.signum() == 0 && y.equals(z);
        }

        Point times(BigInteger factor) {
            var sum = NEUTRAL;
            for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
                sum = sum.plus(sum);
                if (factor.testBit(bit)) {
                    sum = sum.plus(this);
                }
            }
            return sum;
        }

        private Point plus(Point other) {
            var a = y.subtract(x).multiply(other.y.subtract(other.x)).mod(P);
            var b = y.add(x).multiply(other.y.add(other.x)).mod(P);
            var c = t.multiply(D.shiftLeft(1)).multiply(other.t).mod(P);
            var d = z.shiftLeft(1).multiply(other.z).mod(P);
            var e = b.subtract(a);
            var f = d.subtract(c);
            var g = d.add(c);
            var h = b.add(a);
            return new Point(
                    e.multiply(f).mod(P),
                    g.multiply(h).mod(P),
                    f.multiply(g).mod(P),
                    e.multiply(h).mod(P));
        }
    }
}
