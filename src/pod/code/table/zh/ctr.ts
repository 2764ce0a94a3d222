// Configuration, creation, start and hooks of containers, in Simplified Chinese.
import type { CTR } from '../ctr';
import type { TextsOf } from '../entry';

export const CTR_ZH: TextsOf<typeof CTR> = {
  CONFIG: {
    says: '容器所需的某项配置有误。',
    steps: ['查看容器在等待什么。'],
  },
  CONFIG_CONFIGMAP_MISSING: {
    says: '[容器 {container} |容器]所需的 ConfigMap[ {cm}] 不存在。',
    steps: ['创建该 ConfigMap、改正名称，或将引用设为 optional。'],
  },
  CONFIG_SECRET_MISSING: {
    says: '[容器 {container} |容器]所需的 Secret[ {s}] 不存在。',
    steps: ['创建该 Secret、改正名称，或将引用设为 optional。'],
  },
  CONFIG_KEY_MISSING: {
    says: '[{kind} {obj} |ConfigMap 或 Secret ]中缺少[容器 {container} |容器]所需的键[ {key}]。',
    steps: ['添加该键，或改正引用。'],
  },
  CONFIG_RUN_AS_NONROOT: {
    says: '[容器 {container} |容器]被要求不得以 root 运行，但镜像默认使用 root。',
    steps: ['设置数字形式的 runAsUser，或在镜像中使用数字 USER。'],
  },
  CONFIG_SUBPATH: {
    says: '[容器 {container} |容器]的 subPath 无效，或无法在存储卷上创建。',
    steps: ['改正 subPath，或在存储卷上创建它。'],
  },
  CONFIG_SERVICES_NOT_SYNCED: {
    says: '[节点 {node} |节点]的 kubelet 尚未同步 Service 列表。',
    steps: ['稍候，kubelet 启动后很快会恢复。'],
  },
  CONFIG_SECCOMP_APPARMOR: {
    says: '[节点 {node} |节点]上没有 Pod 指定的 seccomp 或 AppArmor 配置。',
    steps: ['在节点上安装该配置，或改正名称。'],
  },
  CONFIG_IMAGE_GONE: {
    says: '镜像在拉取后、创建容器前被[节点 {node} |节点]回收。',
    steps: ['稍候会重新拉取；检查节点磁盘是否接近占满。'],
  },
  CONFIG_INVALID: {
    says: '[容器 {container} |容器]的配置无法使用[：{text}]。',
    steps: ['修改报错中指出的配置。'],
  },
  CTR: {
    says: '[容器 {container} |容器]无法启动。',
    steps: ['查看容器运行时的报错。'],
  },
  CTR_CREATE: {
    says: '[容器 {container} |容器]无法创建。',
    steps: ['查看容器运行时的报错。'],
  },
  CTR_CREATE_NO_COMMAND: {
    says: '[容器 {container} |容器]的镜像没有启动命令。',
    steps: ['在容器中设置 command，或在镜像中设置 ENTRYPOINT。'],
  },
  CTR_CREATE_NAME_RESERVED: {
    says: '[节点 {node} |节点]的运行时中，前一次创建容器的操作尚未结束。',
    steps: ['稍候；若持续，检查节点磁盘。'],
  },
  CTR_CREATE_DEVICE: {
    says: '[节点 {node} |节点]上缺少[容器 {container} |容器]所需的设备。',
    steps: ['检查节点上的 device plugin 与驱动。'],
  },
  CTR_CREATE_SECURITY_PROFILE: {
    says: '[容器 {container} |容器]的安全配置无法应用。',
    steps: ['在节点上安装该配置，或改正 securityContext。'],
  },
  CTR_CREATE_MOUNT: {
    says: '[容器 {container} |容器]的某个挂载无法准备[：{text}]。',
    steps: ['检查挂载路径以及节点上对应的内容。'],
  },
  CTR_CREATE_TIMEOUT: {
    says: '[节点 {node} |节点]的运行时创建容器超时。',
    steps: ['检查节点的磁盘与 CPU 负载。'],
  },
  CTR_CREATE_NO_SPACE: {
    says: '[节点 {node} |节点]磁盘已满，无法创建容器。',
    steps: ['清理节点磁盘，或排空节点。'],
  },
  CTR_CREATE_FAILED: {
    says: '[容器 {container} |容器]创建失败[：{text}]。',
    steps: ['查看节点上运行时的日志。'],
  },
  CTR_CREATE_SLOW: {
    says: '[节点 {node} |节点]的运行时创建并启动[容器 {container} |容器]耗时较长。',
    steps: ['检查节点的磁盘与 CPU 负载。'],
  },
  CTR_START: {
    says: '[容器 {container} |容器]无法启动。',
    steps: ['查看容器运行时的报错。'],
  },
  CTR_START_EXEC_FORMAT: {
    says: '[容器 {container} |容器]的程序为其他架构编译，或是缺少解释器声明的脚本。',
    steps: ['按节点架构构建镜像；脚本须以 #! 开头。'],
  },
  CTR_START_MOUNT: {
    says: '某个挂载导致[容器 {container} |容器]无法启动。',
    steps: ['检查挂载路径及其内容。'],
  },
  CTR_START_MOUNT_TYPE: {
    says: '[容器 {container} |容器]中将文件挂载到了目录上（或相反）。',
    steps: ['检查 mountPath 与 subPath 类型一致，且对应的键存在。'],
  },
  CTR_START_WORKDIR: {
    says: '[容器 {container} |容器]的工作目录不存在或无法进入。',
    steps: ['改正 workingDir，或在镜像中创建该目录。'],
  },
  CTR_START_USER_MISSING: {
    says: '[容器 {container} |容器]的镜像中不存在用户[ {u}]。',
    steps: ['使用数字形式的 runAsUser，或在镜像中添加该用户。'],
  },
  CTR_START_EXEC_NOT_FOUND: {
    says: '[容器 {container} |容器]的镜像中找不到[命令 {cmd}|启动命令]。',
    steps: ['改正 command 与 args，或使用包含该程序的镜像。'],
  },
  CTR_START_PERMISSION: {
    says: '[容器 {container} |容器]的用户没有执行启动命令的权限。',
    steps: ['在镜像中为该文件加上可执行权限或改正用户；检查是否为 noexec 挂载。'],
  },
  CTR_START_RUNTIME: {
    says: '[节点 {node} |节点]的运行时无法启动[容器 {container}|容器]。',
    steps: ['查看节点上运行时的日志。'],
  },
  CTR_START_RUNTIME_FEATURE: {
    says: '[节点 {node} |节点]的内核或运行时缺少该 Pod 所需的特性。',
    steps: ['升级节点，或将 Pod 限定在支持的节点上。'],
  },
  CTR_START_INIT_OOM: {
    says: '[容器 {container} |容器]的内存上限[ {limit} ]过小，连进程都无法启动。',
    steps: ['调高内存上限。'],
  },
  CTR_START_DEVICE: {
    says: '[容器 {container} |容器]的设备在[节点 {node} |节点]上无法使用。',
    steps: ['检查节点上的设备驱动与工具包。'],
  },
  CTR_START_CGROUP: {
    says: '[节点 {node} |节点]无法为[容器 {container} |容器]设置 cgroup。',
    steps: ['检查节点上的运行时与 systemd。'],
  },
  CTR_START_FAILED: {
    says: '[容器 {container} |容器]启动失败[：{text}]。',
    steps: ['查看容器运行时的报错。'],
  },
  CTR_INTERNAL: {
    says: '[节点 {node} |节点]的 kubelet 在准备容器时内部出错。',
    steps: ['查看节点上的 kubelet 日志。'],
  },
  CTR_INTERNAL_HOOK: {
    says: '[节点 {node} |节点]的 kubelet 内部钩子失败，容器未能启动。',
    steps: ['查看 kubelet 日志及其 CPU、内存与设备管理器。'],
  },
  HOOK: {
    says: '[容器 {container} |容器]的生命周期钩子出现问题。',
    steps: ['查看事件中关于钩子的信息。'],
  },
  HOOK_POSTSTART: {
    says: '[容器 {container} |容器]的 postStart 钩子出现问题。',
    steps: ['检查工作负载中的该钩子。'],
  },
  HOOK_POSTSTART_FAILED: {
    says: '[容器 {container} |容器]的 postStart 钩子失败，容器被杀死并重启。',
    steps: ['修正该钩子；执行时它所依赖的内容可能尚未就绪。'],
  },
  HOOK_POSTSTART_SLOW: {
    says: '[容器 {container} |容器]的 postStart 钩子耗时较长，期间其他步骤均被阻塞。',
    steps: ['缩短钩子，或将其工作移入程序中。'],
  },
  HOOK_PRESTOP: {
    says: '[容器 {container} |容器]的 preStop 钩子出现问题。',
    steps: ['检查工作负载中的该钩子。'],
  },
  HOOK_PRESTOP_FAILED: {
    says: '[容器 {container} |容器]的 preStop 钩子失败，随即收到 SIGTERM。',
    steps: ['修正该钩子。'],
  },
};
