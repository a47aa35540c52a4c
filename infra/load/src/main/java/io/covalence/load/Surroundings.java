package io.covalence.load;

import io.covalence.dev.story.PublicAddresses;
import io.covalence.dev.story.RestClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/**
 * What all sites share.
 *
 * @param folder where their homes are
 * @param downloads how many models may be on their way at once
 * @param sent bytes by all of them
 * @param received bytes by all of them
 */
record Surroundings(
        PublicAddresses addresses,
        RestClient rest,
        Path folder,
        SecureRandom random,
        Semaphore downloads,
        LongAdder sent,
        LongAdder received) {}
