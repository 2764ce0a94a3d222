import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '../../../waterfall/t';
import { Alert, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { CandidateGroup, SearchReply } from '../../../contract/resource';
import { lookOf } from '../look';
import { paletteOf } from '../../../waterfall/palette';
import type { Group } from './candidates';
import { CandidateLine } from './CandidateLine';

interface SuggestionsProps {
  readonly id: string;
  readonly reply: SearchReply | undefined;
  readonly error: string | undefined;
  readonly groups: readonly Group[];
  readonly shown: number;
  readonly chosen: string | undefined;
  readonly typed: string;
  readonly zone: string;
  readonly onChoose: (uid: string, tab: boolean) => void;
  readonly onAll: () => void;
}

export function Suggestions({ id, reply, error, groups, shown, chosen, typed, zone, onChoose, onAll }: SuggestionsProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const all = reply?.candidates.length ?? 0;
  return (
    <div className={styles.box}>
      {error !== undefined && <Alert severity="error" title={t('search.failed', 'The search failed')} className={styles.alert}>{error}</Alert>}
      <div id={`${id}-list`} role="listbox" aria-label={t('search.found', 'Pods found')} className={styles.list}>
        {groups.map(({ group, candidates }) => (
          <div key={group} role="group" aria-label={groupWord(group)}>
            <div className={styles.head} aria-hidden>{groupWord(group)} <span>{candidates.length}</span></div>
            {candidates.map((candidate) => (
              <div
                key={candidate.uid} id={`${id}-${candidate.uid}`} role="option" aria-selected={candidate.uid === chosen} className={candidate.uid === chosen ? styles.chosen : styles.option}
                // The input keeps the focus; a press must not take it away before the click is heard.
                onPointerDown={(event) => event.preventDefault()} onClick={(event) => onChoose(candidate.uid, event.ctrlKey || event.metaKey)}
              >
                <CandidateLine candidate={candidate} typed={typed} zone={zone} />
              </div>
            ))}
          </div>
        ))}
        {reply !== undefined && all === 0 && <div className={styles.none}>{t('search.none', 'No pod matches. Enter shows the closest names.')}</div>}
      </div>
      <div className={styles.foot}>
        <span className={look.label}>{t('search.keys', '↑ ↓ choose · Enter opens · Ctrl Enter opens in a new tab')}</span>
        {all > shown && (
          <button type="button" className={look.link} onPointerDown={(event) => event.preventDefault()} onClick={onAll}>
            {reply?.truncated === true ? t('search.allMore', 'Show the first {{count}}', { count: all, defaultValue_one: 'Show it', defaultValue_other: 'Show the first {{count}}' }) : t('search.all', 'Show all {{count}}', { count: all, defaultValue_one: 'Show it', defaultValue_other: 'Show all {{count}}' })}
          </button>
        )}
      </div>
    </div>
  );
}

export function groupWord(group: CandidateGroup): string {
  switch (group) {
    case 'attention':
      return t('search.attention', 'Need attention now');
    case 'running':
      return t('search.running', 'Running');
    case 'gone':
      return t('search.gone', 'Gone');
  }
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  const option = { padding: theme.spacing(0.75, 1.5), cursor: 'pointer', borderLeft: '2px solid transparent', '&:hover': { background: colors.action.hover } };
  return {
    box: css({ position: 'absolute', zIndex: theme.zIndex.dropdown, top: '100%', left: 0, width: 960, maxWidth: 'calc(100vw - 48px)', marginTop: 4, background: colors.background.elevated, border: `1px solid ${colors.border.medium}`, borderRadius: theme.shape.radius.default, boxShadow: theme.shadows.z3 }),
    list: css({ maxHeight: '60vh', overflowY: 'auto', padding: theme.spacing(0.5, 0) }),
    head: css({ padding: theme.spacing(1, 1.5, 0.5), fontSize: theme.typography.bodySmall.fontSize, color: colors.text.secondary, span: { marginLeft: 4, fontVariantNumeric: 'tabular-nums' } }),
    option: css(option),
    chosen: css({ ...option, background: colors.action.hover, borderLeftColor: colors.primary.border }),
    none: css({ padding: theme.spacing(2), color: colors.text.secondary }),
    alert: css({ margin: theme.spacing(1) }),
    foot: css({ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: theme.spacing(1), padding: theme.spacing(1, 1.5), borderTop: `1px solid ${colors.border.weak}`, fontSize: theme.typography.bodySmall.fontSize }),
  };
};
