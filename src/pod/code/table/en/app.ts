// Programs and how they end, in English.
import type { APP } from '../app';
import type { TextsOf } from '../entry';

export const APP_EN: TextsOf<typeof APP> = {
  APP: {
    says: 'The program of [container {container}|a container] does not keep running.',
    steps: ['Read its last lines of log.'],
  },
  APP_CRASHLOOP: {
    says: '[Container {container}|A container] ends again and again soon after its start.',
    steps: ['Read its last lines of log, and how it ended.'],
  },
  APP_OOM: {
    says: '[Container {container}|A container] was killed for the memory it used.',
    steps: ['See how much memory it uses and what its limit is.'],
  },
  APP_OOM_LIMIT: {
    says: '[Container {container}|A container] is killed each time it grows past its own memory limit[ of {limit}].',
    steps: [
      'Raise the memory limit, or make the program use less.',
      'Read its log from before the kill.',
    ],
  },
  APP_OOM_NODE: {
    says: '[Node {node}|The node] ran out of memory and killed [container {container}|a container].',
    steps: ['Give the containers of the node memory requests and limits that match their use.'],
  },
  APP_EXIT: {
    says: 'The program of [container {container}|a container] ended.',
    steps: ['Read its last lines of log.'],
  },
  APP_EXIT_COMPLETED: {
    says: 'The program of [container {container}|a container] ended without an error, but it should keep running.',
    steps: ['Keep the program in the foreground; check command and args.'],
  },
  APP_EXIT_ERROR: {
    says: 'The program of [container {container}|a container] ended with an error[, exit code {exit}].',
    steps: ['Read its last lines of log.'],
  },
  APP_SIGNAL: {
    says: 'The program of [container {container}|a container] was ended by a signal.',
    steps: ['Read its last lines of log.'],
  },
  APP_SIGNAL_INT: {
    says: 'The program of [container {container}|a container] ended on an interrupt (SIGINT).',
    steps: ['See who sends the interrupt.'],
  },
  APP_SIGNAL_QUIT: {
    says: 'The program of [container {container}|a container] was made to quit (SIGQUIT).',
    steps: ['Read the dump in its last lines of log.'],
  },
  APP_SIGNAL_ILL: {
    says: 'The program of [container {container}|a container] used an instruction that the processor does not have (SIGILL).',
    steps: ['Build it for the nodes\' processors, or keep the pod on newer ones.'],
  },
  APP_SIGNAL_ABRT: {
    says: 'The program of [container {container}|a container] gave up by itself (SIGABRT).',
    steps: ['Read the failed assertion in its last lines of log.'],
  },
  APP_SIGNAL_BUS: {
    says: 'The program of [container {container}|a container] crashed on a memory access (SIGBUS).',
    steps: ['Look for a full /dev/shm or hugepages that are missing.'],
  },
  APP_SIGNAL_FPE: {
    says: 'The program of [container {container}|a container] crashed on an arithmetic error (SIGFPE).',
    steps: ['Read its last lines of log.'],
  },
  APP_SIGNAL_SEGV: {
    says: 'The program of [container {container}|a container] crashed on a memory access (SIGSEGV).',
    steps: ['Read its last lines of log, and keep a core dump.'],
  },
  APP_SIGNAL_PIPE: {
    says: 'The program of [container {container}|a container] wrote to a closed connection (SIGPIPE).',
    steps: ['Handle the closed connection in the program.'],
  },
  APP_SIGNAL_TERM: {
    says: 'The program of [container {container}|a container] was asked to end (SIGTERM), though nobody deleted the pod.',
    steps: ['See who sends the signal.'],
  },
  APP_SIGNAL_SYS: {
    says: 'The program of [container {container}|a container] made a system call that its seccomp profile forbids (SIGSYS).',
    steps: ['Allow the call in the profile, or change the program.'],
  },
  APP_KILLED: {
    says: '[Container {container}|A container] was killed from outside.',
    steps: ['See what happened on the node at that time.'],
  },
  APP_KILLED_UNKNOWN: {
    says: '[Container {container}|A container] was killed from outside, and nothing tells by whom.',
    steps: ['Look for an out-of-memory kill in the node\'s kernel log.'],
  },
  APP_DEADLINE: {
    says: 'The pod ran out of the time that it may take.',
    steps: ['Raise activeDeadlineSeconds, or make the work shorter.'],
  },
  APP_DEADLINE_EXCEEDED: {
    says: 'The pod ran longer than its activeDeadlineSeconds allows.',
    steps: ['Raise activeDeadlineSeconds: pulls and waiting count too.'],
  },
  APP_INIT: {
    says: '[Init container {container}|An init container] holds the pod back.',
    steps: ['Read its log.'],
  },
  APP_INIT_SLOW: {
    says: '[Init container {container}|An init container] took long.',
    steps: ['See in its log what it waits for.'],
  },
};
