import { textOf } from "./generated";

/** The pages of both sides, whose code blocks are compiled or parsed. */
export const PAGES = [
  "README.md",
  "docs/onboarding.md",
  "docs/replace.md",
  "docs/uninstall.md",
  "docs/components.md",
  "docs/decisions/names.md",
];

export interface Block {
  page: string;
  /** Of the block's first line, from 1. */
  line: number;
  language: string;
  text: string;
}

/** The code blocks in a language, without the indentation that they have within a list. */
export function blocksIn(language: string): Block[] {
  return PAGES.flatMap((page) => {
    const whole = textOf(page);
    return [...whole.matchAll(/^( *)```(\w*)\n([\s\S]*?)^ *```$/gm)]
      .filter(([, , found]) => found === language)
      .map(({ index, 1: indent = "", 3: text = "" }) => ({
        page,
        line: whole.slice(0, index).split("\n").length + 1,
        language,
        text: text.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
      }));
  });
}

export const placeOf = ({ page, line }: Block) => `${page}:${String(line)}`;
