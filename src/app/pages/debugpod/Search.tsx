import { css } from '@emotion/css';
import type { DataSourceInstanceSettings, GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Icon, Input, useStyles2 } from '@grafana/ui';
import React, { useEffect, useState } from 'react';
import type { Candidate, SearchReply } from '../../../contract/resource';
import { setParams } from '../../parts/address';
import { askResource, useAnswer } from '../../parts/source';
import { outcomeWord } from '../../parts/words';
import { paletteOf } from '../../../waterfall/palette';

interface SearchProps {
  readonly source: DataSourceInstanceSettings;
  readonly text: string;
  readonly uid: string;
}

const TYPING_MS = 250;
const EACH_MS = 3000;

/** Finds pods by name, UID, IP, workload or node. While a pod is shown the list steps back. */
export function Search({ source, text, uid }: SearchProps) {
  const styles = useStyles2(getStyles);
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (typed !== text) {
        setParams({ q: typed === '' ? undefined : typed, uid: undefined, row: undefined }, true);
      }
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, text]);
  const showsList = uid === '';
  const { value, error } = useAnswer(() => (showsList ? askResource<SearchReply>(source, 'search', { q: text }) : Promise.resolve(undefined)), `search/${source.uid}/${text}/${String(showsList)}`, EACH_MS);
  return (
    <div>
      <Input
        value={typed} prefix={<Icon name="search" />} aria-label={t('search.label', 'Find a pod')}
        placeholder={t('search.placeholder', 'Name, namespace/name, UID, pod IP, workload or node')} onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {error !== undefined && <Alert severity="error" title={t('search.error', 'The search failed')}>{error}</Alert>}
      {value !== undefined && <Candidates reply={value} />}
    </div>
  );

  function Candidates({ reply }: { readonly reply: SearchReply }) {
    if (reply.candidates.length === 0) {
      return <Alert severity="info" title={t('search.none.title', 'No such pod')}>{t('search.none.text', 'Nothing known here matches. Check the spelling, or the namespaces that this data source may show.')}</Alert>;
    }
    return (
      <ul className={styles.list} aria-label={t('search.candidates', 'Pods found')}>
        {reply.candidates.map((candidate) => <li key={candidate.uid}><CandidateButton candidate={candidate} /></li>)}
        {reply.truncated && <li className={styles.more}>{t('search.more', 'More pods match. Type more of the name.')}</li>}
      </ul>
    );
  }

  function CandidateButton({ candidate }: { readonly candidate: Candidate }) {
    return (
      <button type="button" className={styles.candidate} onClick={() => setParams({ uid: candidate.uid })}>
        <span className={styles.name}>{candidate.namespace}/{candidate.pod}</span>
        <span className={styles.more}>{candidate.node === '' ? t('search.noNode', 'not scheduled') : candidate.node}</span>
        <span className={styles.more}>{outcomeWord(candidate.outcome)}</span>
        <span className={styles.code}>{candidate.code}</span>
      </button>
    );
  }
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    list: css({ listStyle: 'none', margin: theme.spacing(1, 0), padding: 0 }),
    candidate: css({
      display: 'grid', gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 1fr) minmax(0, 1fr) minmax(0, 2fr)', gap: theme.spacing(2), width: '100%', textAlign: 'left', background: colors.background.primary,
      border: `1px solid ${colors.border.weak}`, padding: theme.spacing(0.75, 1.5), color: colors.text.primary,
      '&:hover': { background: colors.action.hover }, '&:focus-visible': { outline: `2px solid ${colors.primary.border}`, outlineOffset: -2 },
      [theme.breakpoints.down('sm')]: { gridTemplateColumns: '1fr' },
    }),
    name: css({ overflow: 'hidden', textOverflow: 'ellipsis' }),
    more: css({ color: colors.text.secondary }),
    code: css({ fontFamily: theme.typography.fontFamilyMonospace, fontSize: theme.typography.bodySmall.fontSize, color: colors.text.secondary, overflow: 'hidden', textOverflow: 'ellipsis' }),
  };
};
