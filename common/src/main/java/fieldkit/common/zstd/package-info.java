/**
 * Zstandard, by the library that the system has: {@link fieldkit.common.zstd.ZstdLibrary} finds it,
 * a {@link fieldkit.common.zstd.ZstdCompressor} makes data smaller, a {@link
 * fieldkit.common.zstd.ZstdExpander} makes them whole. Nothing is carried along for systems that
 * have none.
 *
 * <p>Beside {@code fieldkit.common.linux} the only package that uses {@code java.lang.foreign}. All
 * functions are called by one signature, because linking is what the foreign interface costs a
 * short-lived process.
 */
@NullMarked
package fieldkit.common.zstd;

import org.jspecify.annotations.NullMarked;
