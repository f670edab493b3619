import { readFileSync } from "node:fs";
import { join } from "node:path";
import { globSync } from "tinyglobby";

const UI = join(__dirname, "../../local/page/ui");
const sources = globSync("**/*", { cwd: UI }).map((name) => ({
  name,
  text: readFileSync(join(UI, name), "utf8"),
}));

test("no source of the page can turn a text into markup or code", () => {
  expect(sources.length).toBeGreaterThan(40);
  const forbidden =
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|srcdoc|\beval\b|new Function\b|javascript:/;
  expect(sources.filter(({ text }) => forbidden.test(text)).map(({ name }) => name)).toEqual([]);
});

test("a link's target is named in one place only, for addresses that begin with https", () => {
  const linking = sources.filter(({ text }) => /\bhref=|\bsrc=|\baction=/.test(text));
  expect(linking.map(({ name }) => name).sort()).toEqual(["detail/facts.tsx", "index.html"]);
  const facts = linking.find(({ name }) => name === "detail/facts.tsx")?.text ?? "";
  expect(facts).toMatch(/ticketUrl\?\.startsWith\("https:\/\/"\) && \([^]*href=\{ticketUrl\}/);
});

test("nothing of the page comes from elsewhere, and nothing is written into its HTML", () => {
  const html = sources.find(({ name }) => name === "index.html")?.text ?? "";
  expect(html).not.toMatch(/https?:|style=|\son\w+=|<style|<script>(?!<)/);
  expect(sources.filter(({ text }) => /@import "?http|url\(/.test(text)).map(({ name }) => name)).toEqual([]);
});
