package fieldkit.newpost.sri.lock;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Asks a server for content, as a page of another origin would. It follows no redirect: where that
 * leads may change, and so would what was pinned.
 */
public final class Fetcher implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
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
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        refuse(response);
        byte[] content = body.readNBytes(MOST_BYTES + 1);
        if (content.length > MOST_BYTES) {
          throw new IOException("is larger than 64 MiB");
        }
        return Pin.of(content, isShared(response));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("was not waited for", e);
    }
  }

  private static void refuse(HttpResponse<InputStream> response) throws IOException {
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

  private static boolean isShared(HttpResponse<InputStream> response) {
    String allowed = response.headers().firstValue("Access-Control-Allow-Origin").orElse("");
    return allowed.equals("*") || allowed.equals(ORIGIN);
  }

  /** Lets the connections go. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
