// Reads the YAML of a JSON list with js-yaml, as eleventy and hexo do; prints the titles as JSON.
const yaml = require(process.argv[2] + "/node_modules/js-yaml");
const { texts } = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify({ titles: texts.map((text) => yaml.load(text).title) }));
