// Texts that come from the cluster may carry credentials: probe output, pull errors with a token in the URL. They are
// masked before anything keeps them, and capped.

// Kubelet messages of several KiB occur; nothing after this says more about a cause.
export const MESSAGE_MAX_CHARS = 4096;

const RULES: ReadonlyArray<readonly [RegExp, string]> = [
  [/\b([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@:]{1,256}:[^\s/@]{1,512}@/gi, '$1***:***@'],
  [/\b(bearer|basic)\s+[a-z0-9._~+/=-]{8,4096}/gi, '$1 ***'],
  [/\beyJ[a-z0-9_-]{8,2048}\.[a-z0-9_-]{8,4096}(?:\.[a-z0-9_-]{0,2048})?/gi, '***'],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, '***'],
  [/\b(pass(?:word|wd)?|secret|token|api[_-]?key|access[_-]?key|client[_-]?secret|signature|sig)(["']?\s{0,4}[=:]\s{0,4}["']?)[^\s"'&,;]{4,512}/gi, '$1$2***'],
  [/-----BEGIN [A-Z ]{1,40}-----[\s\S]{0,4000}?(?:-----END [A-Z ]{1,40}-----|$)/g, '***'],
];

/** The text without what looks like a credential, at most 4,096 characters, cut with ` …`. */
export function maskMessage(text: string): string {
  const capped = text.length > MESSAGE_MAX_CHARS ? `${text.slice(0, MESSAGE_MAX_CHARS)} …` : text;
  return RULES.reduce((masked, [pattern, replacement]) => masked.replace(pattern, replacement), capped);
}
