/** A value that the caller must look at: the world can be wrong without us being wrong. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = (why: string): { readonly ok: false; readonly why: string } => ({ ok: false, why });
