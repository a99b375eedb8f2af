package fieldkit.newpost.sri.lock;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server for content, as a page of another origin would. It follows no redirect: where that
 * leads may change, and so would what was pinned.
 */
public final class Fetcher implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final int MOST_BYTES = 64 << 20;
  private static final int OK = 200;
  private static final String ORIGIN = "https://site.invalid";

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();

  /**
   * What a URL serves now.
   *
   * @throws IOException when that is no content; the message continues a sentence about the URL
   */
  public Pin fetch(String url) throws IOException {
    HttpRequest request;
    try {
      request =
          HttpRequest.newBuilder(URI.create(url))
              .timeout(PATIENCE)
              .header("Origin", ORIGIN)
              .build();
    } catch (IllegalArgumentException e) {
      throw new IOException("is no URL that can be fetched", e);
    }
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      HttpResponse<byte[]> response = answer.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
      refuse(response);
      return Pin.of(response.body(), isShared(response));
    } catch (ExecutionException e) {
      throw new IOException(reason(e.getCause()), e);
    } catch (TimeoutException e) {
      throw new IOException("the server takes longer than two minutes", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("was not waited for", e);
    } finally {
      boolean _ = answer.cancel(true);
    }
  }

  private static String reason(@Nullable Throwable cause) {
    return switch (cause) {
      case HttpTimeoutException _ -> "the server does not answer";
      case SSLException _ -> "no safe connection: the server's certificate is not trusted";
      case ConnectException _ -> "the server cannot be reached";
      case IOException e when String.valueOf(e.getMessage()).contains("capacity") ->
          "is larger than 64 MiB";
      case null, default -> "the server's answer cannot be read";
    };
  }

  private static void refuse(HttpResponse<byte[]> response) throws IOException {
    String to = response.headers().firstValue("Location").orElse("");
    if (response.statusCode() / 100 == 3 && !to.isEmpty()) {
      throw new IOException("redirects to " + to + ": name that in the page");
    }
    if (response.statusCode() != OK) {
      throw new IOException("the server answers " + response.statusCode());
    }
    String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
    if (!encoding.equals("identity")) {
      throw new IOException("the server sends it encoded (" + encoding + ") though not asked to");
    }
  }

  private static boolean isShared(HttpResponse<byte[]> response) {
    String allowed = response.headers().firstValue("Access-Control-Allow-Origin").orElse("");
    return allowed.equals("*") || allowed.equals(ORIGIN);
  }

  /** Lets the connections go. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
