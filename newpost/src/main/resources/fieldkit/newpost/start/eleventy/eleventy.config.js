module.exports = function (config) {
  config.addCollection("drafts", (all) => all.getAll().filter((page) => page.data.draft));
  config.addPreprocessor("drafts", "*", (data) => (data.draft ? false : undefined));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
};
