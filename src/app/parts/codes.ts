// The table of codes in the reader's language, loaded once a page asks for it.
import { config } from '@grafana/runtime';
import { useEffect, useState } from 'react';
import type { CodeTexts } from '../../contract/codes';
import { codeTexts } from '../../contract/codes';

let loading: Promise<CodeTexts> | undefined;

/** Undefined until it is loaded: the backend's English stands in until then. */
export function useCodeTexts(): CodeTexts | undefined {
  const [texts, setTexts] = useState<CodeTexts>();
  useEffect(() => {
    let over = false;
    loading ??= codeTexts(config.bootData.user.language);
    loading.then((loaded) => (over ? undefined : setTexts(loaded)), () => {
      loading = undefined;
    });
    return () => {
      over = true;
    };
  }, []);
  return texts;
}
