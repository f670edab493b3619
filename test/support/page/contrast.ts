/// <reference lib="dom" />
import type { Page } from "playwright-core";

/** A text that stands out too little from what is behind it. */
export interface FaintText {
  text: string;
  colour: string;
  ground: string;
  ratio: number;
  element: string;
}

/**
 * The visible texts whose contrast is below WCAG's AA: 4.5, or 3 for text from 24 px, or from 18.66 px when bold.
 * https://www.w3.org/TR/WCAG22/#contrast-minimum
 */
export function faintTexts(page: Page): Promise<{ looked: number; faint: FaintText[] }> {
  return page.evaluate(() => {
    type Colour = [number, number, number, number];
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    if (canvas === null) throw new Error("This browser draws nothing.");

    const known = new Map<string, Colour>();
    const faint: FaintText[] = [];
    let looked = 0;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? "";
      if (element === null || text === "" || !isVisible(element)) continue;
      looked += 1;
      const style = getComputedStyle(element);
      const ground = groundOf(element);
      const ratio = contrast(over(read(style.color), ground), ground);
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio + 0.005 < (large ? 3 : 4.5)) {
        faint.push({
          text: text.slice(0, 60),
          colour: style.color,
          ground: `rgb(${ground.slice(0, 3).map(Math.round).join(", ")})`,
          ratio: Math.round(ratio * 100) / 100,
          element: `${element.tagName.toLowerCase()}.${element.className}`,
        });
      }
    }
    return { looked, faint };

    function isVisible(element: Element): boolean {
      if (element.closest("button:disabled, [aria-disabled=true], .unseen, script, noscript") !== null)
        return false;
      const box = element.getBoundingClientRect();
      return box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true });
    }

    /** What is painted behind an element, from the page up to it. */
    function groundOf(element: Element): Colour {
      const layers: Colour[] = [];
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const colour = read(getComputedStyle(at).backgroundColor);
        layers.push(colour);
        if (colour[3] === 1) break;
      }
      return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1] as Colour);
    }

    function over(top: Colour, below: Colour): Colour {
      const mix = (index: 0 | 1 | 2) => top[index] * top[3] + below[index] * (1 - top[3]);
      return [mix(0), mix(1), mix(2), 1];
    }

    function contrast(one: Colour, other: Colour): number {
      const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
      return (light + 0.05) / (dark + 0.05);
    }

    function luminance([red, green, blue]: Colour): number {
      const linear = (value: number) =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
      return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    /** The browser itself reads whatever notation a style has. */
    function read(colour: string): Colour {
      const read = known.get(colour) ?? drawn(colour);
      known.set(colour, read);
      return read;
    }

    function drawn(colour: string): Colour {
      if (canvas === null) throw new Error("This browser draws nothing.");
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return [red, green, blue, alpha / 255];
    }
  });
}
