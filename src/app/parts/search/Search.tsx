import { css } from '@emotion/css';
import type { DataSourceInstanceSettings, GrafanaTheme2 } from '@grafana/data';
import { t } from '../../../waterfall/t';
import { Icon, Input, useStyles2 } from '@grafana/ui';
import type { KeyboardEvent, Ref } from 'react';
import React, { useEffect, useId, useState } from 'react';
import type { SearchReply } from '../../../contract/resource';
import { linkTo } from '../address';
import { lookOf } from '../look';
import { askResource, useAnswer } from '../source';
import { certain, groupsOf } from './candidates';
import { Suggestions } from './Suggestions';

interface SearchProps {
  readonly source: DataSourceInstanceSettings;
  /** What the page shows: a pod's name, or what was searched for. */
  readonly text: string;
  readonly input: Ref<HTMLInputElement>;
  readonly zone: string;
  /** To the pod, or to all that match. */
  readonly onGo: (to: Wanted) => void;
}

export type Wanted = { readonly uid: string } | { readonly q: string };

const TYPING_MS = 150;
const TYPED_MIN = 2;
const EACH_MS = 3000;
const SHOWN_MAX = 12;

/** A pod by its name or part of it, UID, pod IP, node or workload. */
export function Search({ source, text, input, zone, onGo }: SearchProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const id = useId();
  const [typed, setTyped] = useState(text);
  const [asked, setAsked] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const wanted = open && asked.length >= TYPED_MIN;
  const { value, error } = useAnswer(() => (wanted ? askResource<SearchReply>(source, 'search', { q: asked }) : Promise.resolve(undefined)), `search/${source.uid}/${asked}/${String(wanted)}`, EACH_MS);
  const groups = groupsOf(value?.candidates ?? [], SHOWN_MAX);
  const shown = groups.flatMap(({ candidates }) => candidates);
  const chosen = shown[Math.min(at, shown.length - 1)];

  const close = (): void => {
    setOpen(false);
    setAt(0);
  };
  const go = (uid: string, tab: boolean): void => {
    if (tab) {
      window.open(linkTo('debugpod', { uid, ds: source.uid }), '_blank', 'noopener');
      return;
    }
    close();
    onGo({ uid });
  };
  const enter = (tab: boolean): void => {
    const one = certain(value?.candidates ?? [], asked) ?? (asked === typed.trim() ? chosen : undefined);
    if (one !== undefined) {
      go(one.uid, tab);
    } else if (typed.trim() !== '') {
      close();
      onGo({ q: typed.trim() });
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        setOpen(true);
        setAt((before) => (shown.length === 0 ? 0 : (before + (event.key === 'ArrowDown' ? 1 : shown.length - 1)) % shown.length));
        return;
      case 'Enter':
        event.preventDefault();
        enter(event.ctrlKey || event.metaKey);
        return;
      case 'Escape':
        event.stopPropagation();
        if (open) {
          close();
          setTyped(text);
        } else {
          event.currentTarget.blur();
        }
        return;
      default:
    }
  };
  const visible = wanted && (value !== undefined || error !== undefined);
  return (
    <div className={styles.all} onBlur={(event) => (event.currentTarget.contains(event.relatedTarget) ? undefined : close())}>
      <Input
        ref={input} value={typed} prefix={<Icon name="search" />} suffix={<kbd className={look.quiet} aria-hidden>/</kbd>} aria-label={t('search.label', 'Find a pod')} role="combobox" aria-expanded={visible}
        aria-controls={`${id}-list`} aria-autocomplete="list" {...(visible && chosen !== undefined ? { 'aria-activedescendant': `${id}-${chosen.uid}` } : {})} autoComplete="off" spellCheck={false}
        placeholder={t('search.placeholder', 'Name, namespace/name, UID, pod IP, workload or node')}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setOpen(true);
          setAt(0);
        }}
        onFocus={(event) => event.currentTarget.select()} onKeyDown={onKeyDown}
      />
      {visible && <Suggestions id={id} reply={value} error={error} groups={groups} shown={shown.length} chosen={chosen?.uid} typed={asked} zone={zone} onChoose={go} onAll={() => {
        close();
        onGo({ q: asked });
      }} />}
    </div>
  );
}

const getStyles = (_: GrafanaTheme2) => ({ all: css({ position: 'relative', width: 440, maxWidth: '100%' }) });
