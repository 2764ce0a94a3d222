// Devices (dynamic resource allocation), in Simplified Chinese.
import type { DRA } from '../dra';
import type { TextsOf } from '../entry';

export const DRA_ZH: TextsOf<typeof DRA> = {
  DRA: {
    says: 'Pod 申请的设备尚未就绪。',
    steps: ['查看资源声明（ResourceClaim）的状态。'],
  },
  DRA_BINDING: {
    says: 'Pod 申请的设备绑定失败。',
    steps: ['查看 ResourceClaim 的状态。'],
  },
  DRA_BINDING_FAILED: {
    says: 'Pod 申请的设备绑定失败[：{why}]。',
    steps: ['检查设备驱动的控制器。'],
  },
  DRA_BINDING_SLOW: {
    says: '为 Pod 绑定设备耗时较长。',
    steps: ['检查设备驱动的控制器。'],
  },
  DRA_CLAIM_MISSING: {
    says: 'ResourceClaim[ {claim}] 不存在。',
    steps: ['创建该 ResourceClaim，或检查其模板与 Pod 事件。'],
  },
  DRA_CLASS_MISSING: {
    says: 'DeviceClass[ {dc}] 不存在。',
    steps: ['创建该 DeviceClass，或安装提供它的驱动。'],
  },
  DRA_CLAIM_BUSY: {
    says: 'Pod 的 ResourceClaim 正被其他 Pod 占用。',
    steps: ['为每个 Pod 使用独立的 ResourceClaim，或等待其他 Pod 结束。'],
  },
  DRA_NO_DEVICE: {
    says: '没有节点拥有满足该声明的空闲设备。',
    steps: ['对照声明的选择条件与各节点提供的设备。'],
  },
  DRA_CLAIM_CREATE_FAILED: {
    says: '无法根据模板创建 ResourceClaim[：{text}]。',
    steps: ['检查模板与命名空间配额。'],
  },
  DRA_PREPARE_FAILED: {
    says: '[节点 {node} |节点]上的设备驱动准备设备失败[：{why}]。',
    steps: ['检查该节点上的设备驱动 Pod。'],
  },
};
