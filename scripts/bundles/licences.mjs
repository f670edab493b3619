// The licences of the packages whose code is in the bundles, as a text to be shipped beside them.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Licences that ask for no more than to be passed on with the code. */
const PERMISSIVE = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"];

/** `metafiles`: esbuild's, by bundle. Throws for a package without a licence text, or with another licence. */
export function licencesText(metafiles, root) {
  const parts = Object.entries(metafiles).map(([bundle, metafile]) => [bundle, foldersIn(metafile)]);
  const folders = [...new Set(parts.flatMap(([, found]) => found))].sort();
  const packages = new Map(folders.map((folder) => [folder, packageIn(path.join(root, folder))]));

  const holdings = parts.map(([bundle, found]) => {
    const names = found.map((folder) => packages.get(folder).label).sort();
    return [`${bundle} holds code of`, ...names.map((name) => `  ${name}`)].join("\n");
  });
  const licences = [...byText(packages.values())].map(([text, members]) => {
    const labels = members.map(({ label, licence }) => `${label} (${licence})`).sort();
    return `${RULE}\n${labels.join("\n")}\n${RULE}\n\n${text}`;
  });
  return `${["The functions contain code of others, under the licences below.", ...holdings, ...licences].join("\n\n")}\n`;
}

const RULE = "-".repeat(80);

/** Folders of the packages that something of is in the bundle. */
function foldersIn({ outputs }) {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const found = inputs
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([file]) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  return [...new Set(found)].sort();
}

function packageIn(folder) {
  const {
    name,
    version,
    license: licence,
  } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const label = `${name} ${version}`;
  if (!PERMISSIVE.includes(licence)) {
    throw new Error(
      `${label} is under ${licence}; code in a bundle must be under one of ${PERMISSIVE.join(", ")}.`,
    );
  }
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)(\.|$)/i.test(file));
  const texts = files.sort().map((file) => readFileSync(path.join(folder, file), "utf8").trim());
  if (!files.some((file) => !/^notice/i.test(file))) {
    throw new Error(`${label} has no licence text to be shipped with its code.`);
  }
  return { label, licence, text: texts.join("\n\n").replaceAll("\r\n", "\n") };
}

/** Most have the same text, which need not be there a hundred times. */
function byText(packages) {
  const groups = new Map();
  for (const one of packages) groups.set(one.text, [...(groups.get(one.text) ?? []), one]);
  return groups;
}
