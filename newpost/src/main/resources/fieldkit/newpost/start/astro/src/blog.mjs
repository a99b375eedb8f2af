import { getCollection } from "astro:content";

export const name = "@NAME@";

export async function posts() {
  const all = await getCollection("blog", (post) => !post.data.draft);
  return all.sort((a, b) => b.data.pubDate - a.data.pubDate);
}
