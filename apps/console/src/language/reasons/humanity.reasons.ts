import type { ReasonsOf } from './reasons-of.js';

/** What analyzers say of whether somebody is a human. */
export const humanityReasons: ReasonsOf<'humanity'> = {
  'humanity.user-agent': {
    title: 'El agente de usuario es el de un programa',
    says: [
      ['{#n} % of {#all event|events} came from an automated agent: {agent}.', '{#n} % de {#all evento|eventos} vino de un agente automatizado: {agent}.'],
      ['{#n} % of {#all event|events} came from an HTTP library: {agent}. A backend that forwards its own agent looks like this too.', '{#n} % de {#all evento|eventos} vino de una biblioteca HTTP: {agent}. Un backend que reenvía su propio agente se ve igual.'],
      ['{#n event|events} came from ordinary browsers and apps.', '{#n evento vino|eventos vinieron} de navegadores y aplicaciones corrientes.'],
    ],
  },
  'humanity.event-timing': {
    title: 'Los eventos llegan con la regularidad de una máquina',
    says: [
      ['{#n} events in a row came faster than a hand can tap, two in a second.', '{#n} eventos seguidos llegaron más rápido de lo que una mano puede pulsar, dos por segundo.'],
      ["The rhythm is uneven, as a hand's is: the {#n} pauses between actions last {#s} s and vary by {#by} %.", 'El ritmo es irregular, como el de una mano: las {#n} pausas entre acciones duran {#s} s y varían un {#by} %.'],
      ['The rhythm is that of a machine: the {#n} pauses between actions last {#s} s and vary by {#by} %.', 'El ritmo es el de una máquina: las {#n} pausas entre acciones duran {#s} s y varían un {#by} %.'],
      ['An open app that refreshes itself has it too.', 'También lo tiene una aplicación abierta que se actualiza sola.'],
      ["The rhythm is more even than a hand's, as of a program that waits at random: the {#n} pauses between actions last {#s} s and vary by {#by} %.", 'El ritmo es más parejo que el de una mano, como el de un programa que espera al azar: las {#n} pausas entre acciones duran {#s} s y varían un {#by} %.'],
    ],
  },
  'humanity.hosting-network': {
    title: 'Los eventos salen de un centro de datos',
    says: [
      ['All {#n event|events} whose network is known came from consumer networks.', 'De {#n evento|eventos} de red conocida, todo vino de redes de consumidores.'],
      ['Of {#n event|events} whose network is known, {#hosting} % came from hosting networks and {#hidden} % from listed anonymisers.', 'De {#n evento|eventos} de red conocida, {#hosting} % vino de redes de alojamiento y {#hidden} % de anonimizadores conocidos.'],
    ],
  },
  'humanity.automation-marks': {
    title: 'Un programa maneja el navegador',
    says: [['{#n device|devices} of the {#of} seen last bore marks of automation: {marks}.', '{#n dispositivo|dispositivos} de los últimos {#of} con marcas de automatización: {marks}.']],
  },
  'humanity.contradictory-device': {
    title: 'El agente contradice al dispositivo',
    says: [
      ['The agent of a device does not fit it: {>how}.', 'El agente de un dispositivo no le corresponde: {>how}.'],
      ['The agent of {#n} devices does not fit it: {>how}.', 'El agente de {#n} dispositivos no les corresponde: {>how}.'],
    ],
  },
  'humanity.device-capability': {
    title: 'Un equipo que nadie tiene en la mano',
    says: [['Of a device of this account: {>what}.', 'De un dispositivo de esta cuenta: {>what}.']],
  },
  'humanity.efficient-navigation': {
    title: 'Va directo a su fin, como un guion',
    says: [
      ['The same {#steps} steps came {#times} times in a row, and the pauses between them vary by {#by} %.', 'Los mismos {#steps} pasos se repitieron {#times} veces seguidas, y las pausas entre ellos varían un {#by} %.'],
      ['{#n visit|visits} went from the login to a credential change or transfer within {#s} s.', '{#n visita fue|visitas fueron} del ingreso a un cambio de credencial o una transferencia en menos de {#s} s.'],
    ],
  },
  'humanity.no-rest': {
    title: 'En actividad a toda hora, día tras día',
    says: [['For {#n} days no three hours passed without something done.', 'Durante {#n} días no pasaron tres horas sin que hiciera algo.']],
  },
};
