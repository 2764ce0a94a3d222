import type { DataSourceInstanceSettings } from '@grafana/data';
import React, { useRef } from 'react';
import type { Address } from '../../parts/address';
import { zoneOf } from '../../parts/zone';
import { ChoosePod } from './ChoosePod';
import { go } from './go';
import { usePageKeys } from '../../parts/keys';
import { OnePod } from './OnePod';
import { Nothing } from './states/Nothing';
import { targetOf } from './target';
import { Toolbar } from '../../parts/Toolbar';

interface DebugPodProps {
  readonly source: DataSourceInstanceSettings;
  readonly address: Address;
}

/** One pod: what happened, when, whose second it was, what is wrong, what comes next. Everything stands in the address. */
export function DebugPod({ source, address: { params } }: DebugPodProps) {
  const search = useRef<HTMLInputElement>(null);
  const target = targetOf(params);
  const zone = zoneOf(params);
  const focus = (): void => search.current?.focus();
  usePageKeys(target.kind !== 'uid', (key) => {
    if (key === '/') {
      focus();
    }
  });
  if (target.kind === 'uid') {
    return <OnePod key={`${source.uid}/${target.uid}`} source={source} uid={target.uid} params={params} zone={zone} search={search} />;
  }
  return (
    <>
      <Toolbar source={source} text={target.kind === 'nothing' ? '' : target.kind === 'search' ? target.text : target.pod} input={search} zone={zone} onGo={go} />
      {target.kind === 'nothing' ? <Nothing source={source} /> : <ChoosePod source={source} target={target} zone={zone} onSearch={focus} />}
    </>
  );
}
