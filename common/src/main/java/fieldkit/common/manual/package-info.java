/**
 * Makes man pages and shell completions from the same syntax that {@code --help} prints, while the
 * tools are packed. No tool needs it when it runs.
 *
 * <pre>
 * Tool, its CommandSpec --> CommandText --> ManualPage       --> TOOL.1
 *                                       --> BashCompletion   --> TOOL
 *                                       --> ZshCompletion    --> _TOOL
 *                                       --> FishCompletion   --> TOOL.fish
 * </pre>
 */
package fieldkit.common.manual;
