import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, ClipboardButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Cells } from '../../parts/frame';
import { numberOf, textOf } from '../../parts/frame';
import { ownerWord } from '../../parts/words';
import { lengthText } from '../../../waterfall/scale';
import { paletteOf } from '../../../waterfall/palette';

interface Named {
  readonly code: string;
  readonly owner: string;
}

// Below this a cause is only likely; beyond half a second a node's stamps mislead whoever subtracts them.
const SURE = 0.5;
const SKEWED_MS = 500;

/** Why, in detail: what to do, what it stands for, what it is not, what could not be heard, and the commands to look further. */
export function Why({ found, namespace, pod, node }: { readonly found: Cells; readonly namespace: string; readonly pod: string; readonly node: string }) {
  const styles = useStyles2(getStyles);
  const advice = textOf(found, 'advice');
  const root = namedIn([found['root']])[0];
  const alternatives = namedIn(found['alternatives']);
  const also = namedIn(found['also']);
  const likely = textOf(found, 'code') !== '' && numberOf(found, 'confidence') < SURE;
  return (
    <>
      {likely && <p className={styles.line}>{t('why.likely', 'Likely: nobody said so, it is deduced from silence.')}</p>}
      {advice !== '' && <p className={styles.advice}>{advice}</p>}
      {root !== undefined && <p className={styles.line}>{t('why.root', 'It stands for {{code}} ({{owner}}).', { code: root.code, owner: ownerWord(root.owner) })}</p>}
      {alternatives.length > 0 && (
        <p className={styles.line}>{t('why.not', 'Named too, not chosen: {{codes}}', { codes: alternatives.map(({ code, owner }) => `${code} (${ownerWord(owner)})`).join(', ') })}</p>
      )}
      {also.length > 0 && <p className={styles.line}>{t('why.also', 'Also: {{codes}}', { codes: also.map(({ code, owner }) => `${code} (${ownerWord(owner)})`).join(', ') })}</p>}
      <Blindness found={found} node={node} />
      <div className={styles.commands}>
        {commandsFor(namespace, pod, node).map((command) => (
          <span key={command} className={styles.command}>
            <code>{command}</code>
            <ClipboardButton size="sm" variant="secondary" fill="text" icon="copy" getText={() => command} aria-label={t('why.copy', 'Copy {{command}}', { command })} />
          </span>
        ))}
      </div>
    </>
  );
}

/** What could not be heard, and clocks that cannot be trusted: said once, in words. */
function Blindness({ found, node }: { readonly found: Cells; readonly node: string }) {
  const gaps = Array.isArray(found['gaps']) ? (found['gaps'] as readonly { readonly from: number; readonly to?: number }[]) : [];
  const clock = found['nodeClock'] as { readonly loMs: number; readonly hiMs: number } | null | undefined;
  const offsetMs = clock === null || clock === undefined ? 0 : (clock.loMs + clock.hiMs) / 2;
  const skewed = clock !== null && clock !== undefined && Math.abs(offsetMs) > SKEWED_MS && Math.sign(clock.loMs) === Math.sign(clock.hiMs);
  return (
    <>
      {gaps.length > 0 && (
        <Alert severity="warning" title={t('why.gap.title', 'Not everything was heard')}>
          {gaps.map(({ from, to }) => t('why.gap.text', 'Deaf from {{from}} to {{to}}: what happened then has wider bounds.', { from: dateTimeFormat(from, { format: 'HH:mm:ss' }), to: to === undefined ? t('why.gap.now', 'now') : dateTimeFormat(to, { format: 'HH:mm:ss' }) })).join(' ')}
        </Alert>
      )}
      {skewed && (
        <Alert severity="info" title={t('why.skew.title', 'The clock of {{node}} is off by {{offset}}', { node, offset: lengthText(Math.abs(offsetMs), 'coarse') })}>
          {t('why.skew.text', 'Its stamps are corrected here; other tools may show negative times.')}
        </Alert>
      )}
    </>
  );
}

function namedIn(value: unknown): readonly Named[] {
  return Array.isArray(value) ? value.filter((one): one is Named => typeof one === 'object' && one !== null && 'code' in one && 'owner' in one) : [];
}

/** What people type next. */
function commandsFor(namespace: string, pod: string, node: string): readonly string[] {
  return [`kubectl -n ${namespace} describe pod ${pod}`, `kubectl -n ${namespace} logs ${pod} --all-containers --previous`, ...(node === '' ? [] : [`kubectl describe node ${node}`])];
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    advice: css({ margin: theme.spacing(1.5, 0, 0), fontSize: theme.typography.h5.fontSize }),
    line: css({ margin: theme.spacing(1, 0, 0), color: colors.text.secondary, overflowWrap: 'anywhere' }),
    commands: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 2), marginTop: theme.spacing(1.5) }),
    command: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5), code: { overflowWrap: 'anywhere' } }),
  };
};
