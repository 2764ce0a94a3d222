// Programs and how they end, in Simplified Chinese.
import type { APP } from '../app';
import type { TextsOf } from '../entry';

export const APP_ZH: TextsOf<typeof APP> = {
  APP: {
    says: '[容器 {container} |容器]的程序无法持续运行。',
    steps: ['查看其最后的日志。'],
  },
  APP_CRASHLOOP: {
    says: '[容器 {container} |容器]启动后反复退出。',
    steps: ['查看其最后的日志与退出方式。'],
  },
  APP_OOM: {
    says: '[容器 {container} |容器]因内存占用被杀死。',
    steps: ['查看其内存用量与上限。'],
  },
  APP_OOM_LIMIT: {
    says: '[容器 {container} |容器]的内存每次超过自身上限[ {limit} ]就会被杀死。',
    steps: [
      '调高内存上限，或降低程序的内存占用。',
      '查看被杀死之前的日志。',
    ],
  },
  APP_OOM_NODE: {
    says: '[节点 {node} |节点]内存耗尽，杀死了[容器 {container}|容器]。',
    steps: ['为该节点上的容器设置与实际用量相符的内存 requests 与 limits。'],
  },
  APP_EXIT: {
    says: '[容器 {container} |容器]的程序已退出。',
    steps: ['查看其最后的日志。'],
  },
  APP_EXIT_COMPLETED: {
    says: '[容器 {container} |容器]的程序正常退出，但它本应持续运行。',
    steps: ['让程序保持前台运行；检查 command 与 args。'],
  },
  APP_EXIT_ERROR: {
    says: '[容器 {container} |容器]的程序异常退出[，退出码 {exit}]。',
    steps: ['查看其最后的日志。'],
  },
  APP_SIGNAL: {
    says: '[容器 {container} |容器]的程序被信号终止。',
    steps: ['查看其最后的日志。'],
  },
  APP_SIGNAL_INT: {
    says: '[容器 {container} |容器]的程序收到中断信号（SIGINT）后退出。',
    steps: ['排查是谁发送了该信号。'],
  },
  APP_SIGNAL_QUIT: {
    says: '[容器 {container} |容器]的程序被 SIGQUIT 终止。',
    steps: ['查看最后日志中的转储信息。'],
  },
  APP_SIGNAL_ILL: {
    says: '[容器 {container} |容器]的程序使用了处理器不支持的指令（SIGILL）。',
    steps: ['按节点 CPU 重新编译，或将 Pod 限定在更新的机型上。'],
  },
  APP_SIGNAL_ABRT: {
    says: '[容器 {container} |容器]的程序主动中止（SIGABRT）。',
    steps: ['查看最后日志中的断言失败信息。'],
  },
  APP_SIGNAL_BUS: {
    says: '[容器 {container} |容器]的程序因访存错误崩溃（SIGBUS）。',
    steps: ['检查 /dev/shm 是否写满、大页是否缺失。'],
  },
  APP_SIGNAL_FPE: {
    says: '[容器 {container} |容器]的程序因算术错误崩溃（SIGFPE）。',
    steps: ['查看其最后的日志。'],
  },
  APP_SIGNAL_SEGV: {
    says: '[容器 {container} |容器]的程序因段错误崩溃（SIGSEGV）。',
    steps: ['查看其最后的日志，并保留 core dump。'],
  },
  APP_SIGNAL_PIPE: {
    says: '[容器 {container} |容器]的程序向已关闭的连接写入（SIGPIPE）。',
    steps: ['在程序中处理连接关闭的情况。'],
  },
  APP_SIGNAL_TERM: {
    says: '[容器 {container} |容器]的程序收到 SIGTERM 退出，但 Pod 并未被删除。',
    steps: ['排查是谁发送了该信号。'],
  },
  APP_SIGNAL_SYS: {
    says: '[容器 {container} |容器]的程序发起了 seccomp 禁止的系统调用（SIGSYS）。',
    steps: ['在配置中放行该调用，或修改程序。'],
  },
  APP_KILLED: {
    says: '[容器 {container} |容器]被外部杀死。',
    steps: ['查看当时节点上发生了什么。'],
  },
  APP_KILLED_UNKNOWN: {
    says: '[容器 {container} |容器]被外部杀死，原因不明。',
    steps: ['在节点内核日志中查找 OOM 记录。'],
  },
  APP_DEADLINE: {
    says: 'Pod 的允许运行时间已用完。',
    steps: ['调高 activeDeadlineSeconds，或缩短任务。'],
  },
  APP_DEADLINE_EXCEEDED: {
    says: 'Pod 运行时间超过了 activeDeadlineSeconds。',
    steps: ['调高 activeDeadlineSeconds：拉取镜像与等待时间也计算在内。'],
  },
  APP_INIT: {
    says: 'init 容器[ {container} ]阻塞了 Pod 启动。',
    steps: ['查看其日志。'],
  },
  APP_INIT_SLOW: {
    says: 'init 容器[ {container} ]运行耗时较长。',
    steps: ['在其日志中查看它在等待什么。'],
  },
};
