package fieldkit.newpost.sri.judge;

import fieldkit.newpost.sri.hash.Integrity;
import fieldkit.newpost.sri.site.Reference;

/**
 * What a page says about something it fetches.
 *
 * @param reference what it fetches
 * @param integrity what that should have
 * @param lookedAt whether the page asks other servers for leave to look at what they send, without
 *     which integrity blocks it
 */
public record Claim(Reference reference, Integrity integrity, boolean lookedAt) {}
