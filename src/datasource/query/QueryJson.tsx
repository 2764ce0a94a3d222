import { t } from '@grafana/i18n';
import { Alert, Button, ClipboardButton, Stack, TextArea } from '@grafana/ui';
import React, { useState } from 'react';
import { parseQuery } from '../../contract/query';
import type { LunettesQuery } from '../model';
import { readQuery, writeQuery } from './json';

interface QueryJsonProps {
  readonly query: LunettesQuery;
  readonly onApply: (query: LunettesQuery) => void;
}

const ROWS = 10;

/** The query as the text that dashboards save: to copy, to paste, to review. */
export function QueryJson({ query, onApply }: QueryJsonProps) {
  const [text, setText] = useState(() => writeQuery(query));
  const read = readQuery(text);
  const why = !read.ok ? read.why : whyNot(parseQuery(read.value));
  return (
    <Stack direction="column" gap={1}>
      <TextArea rows={ROWS} value={text} aria-label={t('query.json.label', 'Query as JSON')} spellCheck={false} onChange={(event) => setText(event.currentTarget.value)} />
      {why !== undefined && <Alert severity="error" title={why} />}
      <Stack gap={1}>
        <Button size="sm" disabled={!read.ok || why !== undefined} onClick={() => read.ok && onApply({ ...read.value, refId: query.refId })}>
          {t('query.json.apply', 'Use this query')}
        </Button>
        <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => text}>
          {t('query.json.copy', 'Copy')}
        </ClipboardButton>
      </Stack>
    </Stack>
  );
}

const whyNot = (parsed: ReturnType<typeof parseQuery>): string | undefined => (parsed.ok ? undefined : parsed.why);
