import { css } from '@emotion/css';
import { t } from '../../../../waterfall/t';
import { useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { lookOf } from '../../../parts/look';
import { ownerName } from '../../../../waterfall/names';
import { ownerOf } from '../../../parts/owners';
import type { Alternative } from '../../../parts/next';
import type { Found } from '../model/found';
import { whyNotText } from '../../../parts/rules';

const SHOWN = 1;

/** What it is not and why not; what it stands for; what else went on. */
export function RuledOut({ found }: { readonly found: Found }) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const [all, setAll] = useState(false);
  const { alternatives, root, also } = found;
  const shown = all ? alternatives : alternatives.slice(0, SHOWN);
  return (
    <div className={styles.all}>
      {root !== undefined && <p className={look.label}>{t('ruledOut.root', 'It stands for {{code}} ({{owner}}).', { code: root.code, owner: ownerName(ownerOf(root.owner)) })}</p>}
      {shown.map((one) => <p key={one.code} className={look.label}>{lineOf(one)}</p>)}
      {alternatives.length > SHOWN && (
        <button type="button" className={look.link} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('ruledOut.fewer', 'Fewer') : t('ruledOut.all', 'All {{count}} alternatives', { count: alternatives.length, defaultValue_one: 'The alternative', defaultValue_other: 'All {{count}} alternatives' })}
        </button>
      )}
      {also.length > 0 && <p className={look.label}>{t('ruledOut.also', 'Also took time: {{codes}}.', { codes: also.map(({ code }) => code).join(', ') })}</p>}
    </div>
  );
}

const lineOf = (one: Alternative): string => lineWith(one.code, whyNotText(one));

const lineWith = (code: string, why: string): string => (why === '' ? t('ruledOut.named', 'Named too, not chosen: {{code}}.', { code }) : t('ruledOut.line', 'Ruled out: {{code}}. {{why}}', { code, why }));

const getStyles = () => ({ all: css({ display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: 4, fontSize: 12, overflowWrap: 'anywhere' }) });
