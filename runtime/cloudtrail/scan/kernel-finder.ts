import { KERNEL_BASE64 } from "./kernel.wasm";
import type { ElementFinder, FindStatus, OutlineTable } from "./finder";
import { FARTHEST, MAX_ENTRIES, WINDOW_BYTES } from "./finder";
import { outlineTable, type OutlineKernel } from "./outline-table";

// Places in the kernel's memory: the same numbers stand in assembly/kernel.ts.
const STATE = 64;
const TABLE = 4096;
const WINDOW = 131_072;
/** The kernel reads whole blocks, and a few bytes more: what follows the last byte must be white space. */
const PADDING = 128;

/** The part of WebAssembly that is used; Node's types hold none of it. */
interface WebAssemblyApi {
  Module: new (bytes: Uint8Array) => CompiledKernel;
  Instance: new (compiled: CompiledKernel) => { exports: unknown };
}

type CompiledKernel = object;

interface Kernel extends OutlineKernel {
  begin(): void;
  find(from: number, to: number, last: number): FindStatus;
  shift(by: number): void;
}

/** A finder in WebAssembly SIMD; undefined where Node has none (`--jitless`, processors without SIMD). */
export function createKernelFinder(): ElementFinder | undefined {
  const { WebAssembly } = globalThis as { WebAssembly?: WebAssemblyApi };
  try {
    if (!WebAssembly) return undefined;
    compiled ??= new WebAssembly.Module(Buffer.from(KERNEL_BASE64, "base64"));
    return new KernelFinder(new WebAssembly.Instance(compiled).exports as Kernel);
  } catch {
    return undefined;
  }
}

let compiled: CompiledKernel | undefined;

class KernelFinder implements ElementFinder {
  readonly window: Buffer;
  readonly entries: Int32Array;
  readonly outlines: OutlineTable;
  private readonly state: Int32Array;

  constructor(private readonly kernel: Kernel) {
    const { buffer } = kernel.memory;
    this.window = Buffer.from(buffer, WINDOW, WINDOW_BYTES + PADDING);
    this.entries = new Int32Array(buffer, TABLE, MAX_ENTRIES * 3);
    this.state = new Int32Array(buffer, STATE, 4);
    this.outlines = outlineTable(kernel);
  }

  begin(): void {
    this.kernel.begin();
    this.state[2] = 0;
  }

  find(from: number, to: number, last: boolean): FindStatus {
    if (last) this.window.fill(0x20, to, to + PADDING);
    return this.kernel.find(from, to, last ? 1 : 0);
  }

  shift(by: number): void {
    this.kernel.shift(by);
    this.state[3] = Math.max(this.state[3]! - by, FARTHEST);
  }

  get position(): number {
    return this.state[0]!;
  }

  get count(): number {
    return this.state[1]!;
  }

  get openStart(): number | undefined {
    return this.state[2] === 0 ? undefined : this.state[3];
  }
}
