/** The badges of the install; those of an organization are called as it calls them. A test holds them complete. */
export const badgesInSpanish: Readonly<Record<string, { readonly name: string; readonly says: string }>> = {
  'behavior.account-takeover-signal': { name: 'Sospecha de cuenta tomada', says: 'Alguien más parece actuar en esta cuenta: vino de un lugar o dispositivo que no es del dueño, y enseguida cambió las cerraduras o movió dinero.' },
  'behavior.credential-stuffing': { name: 'Prueba de contraseñas', says: 'Se prueban contraseñas en esta cuenta, o en esta entre muchas; su dueño es la víctima, y su contraseña debe darse por conocida.' },
  'behavior.mule-account': { name: 'Sospecha de cuenta mula', says: 'Esta cuenta parece pasar dinero de otros: varias cuentas de una misma mano se vacían en una sola, o lo que muchos desconocidos pagan sigue de largo.' },
  'humanity.bot': { name: 'Bot', says: 'Un programa actúa en esta cuenta.' },
  'uniqueness.multi-account': { name: 'Sospecha de cuentas múltiples', says: 'Esta cuenta parece ser una de varias de la misma persona.' },
  'uniqueness.registration-bombing': { name: 'Bombardeo de registros', says: 'Esta cuenta se abrió como una de muchísimas, de una vez, desde una dirección.' },
};
