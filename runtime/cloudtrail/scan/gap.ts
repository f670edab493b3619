import { isSpace, parseJson } from "./bytes";

/** What stood between two objects of the array. */
export interface GapFound {
  /** Elements that are no objects: numbers, strings, null. */
  others: number;
  /** The bytes are not what an array has there. */
  broken: boolean;
  /** Broken, and more than a missing or surplus comma. */
  garbage: boolean;
  /** Broken right behind an object: a stray bracket may have cut it short. */
  suspect: boolean;
  /** A colon stands there: these are the inner parts of an object. */
  inside: boolean;
}

/** Nothing but commas, as many as there must be. */
export const CLEAN_GAP: GapFound = {
  others: 0,
  broken: false,
  garbage: false,
  suspect: false,
  inside: false,
};
const MAX_WORD = 4096;
const COLON = 0x3a;

/** Where in the array the next byte stands. */
const enum Place {
  Start,
  AfterElement,
  AfterComma,
  String,
  Escape,
  Word,
}

/** Reads the bytes between the objects of an array: commas, white space, and elements that are no objects. */
export class Gap {
  private place = Place.Start;
  private word = "";
  private others = 0;
  private broken = false;
  private garbage = false;
  private suspect = false;
  private inside = false;

  /** Starts anew: behind `[`, or (`afterComma`) where an element must follow. */
  begin(afterComma: boolean): void {
    this.place = afterComma ? Place.AfterComma : Place.Start;
    this.word = "";
    this.forget();
  }

  /** True when exactly one comma may follow next. */
  get awaitsComma(): boolean {
    return this.place === Place.AfterElement && !this.broken && this.others === 0;
  }

  /** True within a number, a word or a string. */
  get unfinished(): boolean {
    return this.place === Place.Word || this.place === Place.String || this.place === Place.Escape;
  }

  feed(bytes: Buffer, from: number, to: number): void {
    for (let at = from; at < to; at++) this.byte(bytes[at]!);
  }

  /** An object or array begins. */
  element(): GapFound {
    this.endWord();
    if (this.place !== Place.Start && this.place !== Place.AfterComma) this.break();
    return this.leave();
  }

  /** The array's `]`. */
  end(): GapFound {
    this.endWord();
    if (this.place === Place.AfterComma) this.break();
    return this.leave();
  }

  /** The bytes end here: what is unfinished counts for nothing. */
  cut(): GapFound {
    return this.leave();
  }

  /** A byte stands here that no array has between its elements. */
  stray(): GapFound {
    this.endWord();
    this.break();
    this.garbage = true;
    return this.leave();
  }

  private break(): void {
    if (this.broken) return;
    this.broken = true;
    this.suspect = this.others === 0;
  }

  private leave(): GapFound {
    const { others, broken, garbage, suspect, inside } = this;
    this.place = Place.AfterElement;
    this.forget();
    return others === 0 && !broken ? CLEAN_GAP : { others, broken, garbage, suspect, inside };
  }

  private forget(): void {
    this.others = 0;
    this.broken = false;
    this.garbage = false;
    this.suspect = false;
    this.inside = false;
  }

  private byte(byte: number): void {
    if (this.place === Place.Escape) {
      this.place = Place.String;
    } else if (this.place === Place.String) {
      if (byte === 0x5c) this.place = Place.Escape;
      else if (byte === 0x22) this.complete();
    } else if (isSpace(byte)) {
      this.endWord();
    } else if (byte === 0x2c) {
      this.endWord();
      if (this.place !== Place.AfterElement) this.break();
      this.place = Place.AfterComma;
    } else if (byte === COLON) {
      this.colon();
    } else if (byte === 0x22) {
      this.endWord();
      this.expectElement();
      this.place = Place.String;
    } else if (this.place === Place.Word) {
      if (this.word.length < MAX_WORD) this.word += String.fromCharCode(byte);
    } else {
      this.expectElement();
      this.place = Place.Word;
      this.word = String.fromCharCode(byte);
    }
  }

  /** What stands before it was a key, and these are the inner parts of an object. */
  private colon(): void {
    if (!this.broken && this.place === Place.AfterElement && this.others > 0) this.others--;
    this.break();
    this.garbage = true;
    this.inside = true;
    this.word = "";
    this.place = Place.AfterComma;
  }

  private expectElement(): void {
    if (this.place === Place.AfterElement) {
      this.break();
      this.garbage = true;
    }
  }

  private endWord(): void {
    if (this.place !== Place.Word) return;
    if (parseJson(this.word) === undefined) {
      this.break();
      this.garbage = true;
    }
    this.complete();
  }

  private complete(): void {
    this.place = Place.AfterElement;
    if (!this.broken) this.others++;
  }
}
