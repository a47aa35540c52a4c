package io.covalence.secagg.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.ByteString;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The tree of eight leaves that the reference implementation of Certificate Transparency (RFC 6962) is tested with: its
 * leaves, the root of every prefix, and its inclusion and consistency proofs.
 */
final class ReferenceTreeTest {
    private static final List<ByteString> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(hex -> MerkleTree.leafHash(HexFormat.of().parseHex(hex)))
            .toList();

    private static final List<ByteString> ROOTS = Stream.of(
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")
            .map(ByteString::ofHex)
            .toList();

    private static final String LEAF_1 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
    private static final String NODE_2_3 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
    private static final String NODE_4_7 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
    private static final String LEAF_4 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
    private static final String NODE_4_5 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
    private static final String NODE_6_7 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
    private static final String NODE_0_3 = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
    private static final String NODE_0_1 = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
    private static final String LEAF_0 = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";

    @Test
    void rootOfEveryPrefixIsTheReference() {
        assertThat(ROOTS).hasSize(9);
        for (int size = 0; size <= 8; size++) {
            assertThat(MerkleTree.root(LEAVES.subList(0, size)))
                    .as("size %s", size)
                    .isEqualTo(ROOTS.get(size));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, ''",
        "0, 8, " + LEAF_1 + " " + NODE_2_3 + " " + NODE_4_7,
        "5, 8, " + LEAF_4 + " " + NODE_6_7 + " " + NODE_0_3,
        "2, 3, " + NODE_0_1,
        "1, 5, " + LEAF_0 + " " + NODE_2_3 + " " + LEAF_4,
    })
    void inclusionPathIsTheReference(int index, int size, String path) {
        var computed = MerkleTree.inclusionPath(LEAVES.subList(0, size), index);
        assertThat(computed).isEqualTo(hashes(path));
        assertThat(MerkleProofs.verifyInclusion(LEAVES.get(index), index, size, computed, ROOTS.get(size)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, ''",
        "1, 8, " + LEAF_1 + " " + NODE_2_3 + " " + NODE_4_7,
        "6, 8, " + NODE_4_5 + " " + NODE_6_7 + " " + NODE_0_3,
        "2, 5, " + NODE_2_3 + " " + LEAF_4,
    })
    void consistencyPathIsTheReference(int oldSize, int newSize, String path) {
        var computed = MerkleTree.consistencyPath(LEAVES.subList(0, newSize), oldSize);
        assertThat(computed).isEqualTo(hashes(path));
        assertThat(MerkleProofs.verifyConsistency(oldSize, ROOTS.get(oldSize), newSize, ROOTS.get(newSize), computed))
                .isTrue();
    }

    private static List<ByteString> hashes(String path) {
        return path.isEmpty()
                ? List.of()
                : Stream.of(path.split(" ")).map(ByteString::ofHex).toList();
    }
}
