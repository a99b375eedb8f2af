package fieldkit.dupes.act;

import fieldkit.common.io.RawPath;
import org.jspecify.annotations.Nullable;

/**
 * What is about to be done, as the journal has it beforehand.
 *
 * @param number the step's number in the journal
 * @param pair the pair
 * @param temporary the name that is used for a moment, in the victim's folder
 * @param target where the file goes, or what a symbolic link says; null otherwise
 */
record Intent(long number, ProvenPair pair, RawPath temporary, @Nullable RawPath target) {}
