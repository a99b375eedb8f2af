package fieldkit.common.zstd;

/** The functions of the library that are used here, all of its stable interface (zstd.h). */
enum ZstdFunction {
  CREATE_COMPRESSION("ZSTD_createCCtx"),
  FREE_COMPRESSION("ZSTD_freeCCtx"),
  COMPRESS("ZSTD_compressCCtx"),
  CREATE_EXPANSION("ZSTD_createDCtx"),
  FREE_EXPANSION("ZSTD_freeDCtx"),
  EXPAND("ZSTD_decompressDCtx"),
  BOUND("ZSTD_compressBound"),
  CODED_SIZE("ZSTD_findFrameCompressedSize"),
  CONTENT_SIZE("ZSTD_getFrameContentSize"),
  IS_ERROR("ZSTD_isError"),
  ERROR_NAME("ZSTD_getErrorName");

  private final String symbol;

  ZstdFunction(String symbol) {
    this.symbol = symbol;
  }

  /** Its name in the library. */
  String symbol() {
    return symbol;
  }
}
