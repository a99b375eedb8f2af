# Reads the YAML of a JSON list with psych, as jekyll does; prints the titles as JSON.
require "json"
require "yaml"
require "date"

texts = JSON.parse($stdin.read)["texts"]
titles = texts.map { |text| YAML.safe_load(text, permitted_classes: [Date, Time])["title"] }
puts JSON.generate({ "titles" => titles })
