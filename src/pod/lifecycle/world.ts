// What a pod's story needs to know beyond the pod: nodes and their clocks, claims, gaps in hearing.
import type { EpochMs } from '../../base/time';
import type { AttachmentFacts, ClaimFacts, HeardResource, NodeFacts } from '../signal';

/** How far an emitter's clock is ahead of the collector's. */
export interface ClockOffset {
  readonly loMs: number;
  readonly hiMs: number;
  /** The likeliest within; absent: the middle. */
  readonly estMs?: number;
  /** Nothing bounds it: it is what a clock kept by NTP is trusted to be. */
  readonly assumed?: true;
}

/** Clocks of those who stamp beside the kubelets. */
export interface Clocks {
  readonly apiServer: ClockOffset;
  /** Of a component that emits Events, by its name; a kubelet by its host. */
  of(component: string, host: string | undefined): ClockOffset;
}

export interface HearingGap {
  readonly from: EpochMs;
  /** Absent while deaf. */
  readonly to?: EpochMs;
  readonly resources: readonly HeardResource[];
}

export interface World {
  node(name: string): NodeFacts | undefined;
  claim(namespace: string, name: string): ClaimFacts | undefined;
  /** Arrival of the claim's selected-node, where it was heard as a change: provisioning begins. */
  selectedAt(namespace: string, name: string): EpochMs | undefined;
  /** Arrival of the claim's volume, where it was heard as a change: it was without one before. */
  claimBoundAt(namespace: string, name: string): EpochMs | undefined;
  /** Arrival of the VolumeAttachment's attached=true, where it was heard as a change. */
  attachedAt(volume: string, node: string): EpochMs | undefined;
  /** The VolumeAttachment as it is now. */
  attachment(volume: string, node: string): AttachmentFacts | undefined;
  /** The node was not Ready at some time in the stretch: what its condition said then. */
  unreadyIn(node: string, from: EpochMs, to: EpochMs): 'False' | 'Unknown' | undefined;
  /** All nodes that exist. */
  nodes(): Iterable<NodeFacts>;
  /** The collector heard from then on; undefined when it cannot tell. */
  readonly hearingSince: EpochMs | undefined;
  /** Events are heard: silence means something. */
  hearsEvents(): boolean;
  readonly clocks: Clocks;
  /** Of the kubelet on that node; the widest assumption when nothing bounds it. */
  clockOf(node: string | undefined): ClockOffset;
  /** Gaps that overlap the stretch. */
  gapsIn(from: EpochMs, to: EpochMs): readonly HearingGap[];
}

/** How late an arrival may be: median and p99.9, in milliseconds. */
export interface WatchLatency {
  readonly medianMs: number;
  readonly maxMs: number;
}
