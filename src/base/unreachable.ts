/** Ends a `switch` over a tagged union: a new member stops compiling here, and lying input throws. */
export function unreachable(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
