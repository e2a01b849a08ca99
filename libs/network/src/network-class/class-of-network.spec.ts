import { describe, expect, it } from 'vitest';
import { classOfNetwork } from './class-of-network.js';

describe('classOfNetwork', () => {
  it.each([
    [16509, 'Amazon.com, Inc.'],
    [24940, 'Hetzner Online GmbH'],
    [60117, 'Host Sailor Ltd'],
    [270439, 'D S CUPERTINO SERVICOS DE HOSPEDAGEM NA INTERNET'],
    [207879, 'PULSEHEBERG SAS'],
    [62468, 'VpsQuan L.L.C.'],
    [30277, 'DFW Datacenter'],
    [36351, 'IBM Cloud'],
    [19318, 'Interserver, Inc'],
    [38283, 'CHINANET SiChuan Telecom Internet Data Center'],
    [64999, 'Leaseweb Chile SpA'],
  ])('AS%i "%s" is hosting', (asn, name) => {
    expect(classOfNetwork(asn, name)).toBe('hosting');
  });

  it.each([
    [7303, 'Telecom Argentina S.A.'],
    [27747, 'Telecentro S.A.'],
    [28573, 'Claro NXT Telecomunicacoes Ltda'],
    [26615, 'TIM S.A.'],
    [8151, 'UNINET'],
    [19429, 'ETB - Colombia'],
    [6057, 'Administracion Nacional de Telecomunicaciones'],
    [174, 'Cogent Communications'],
    [16591, 'Google Fiber Inc.'],
    [37611, 'AFRIHOST SP (PTY) LTD'],
    [208457, 'CLOUD Telecom Lda'],
    [20367, 'CITY OF ST. CLOUD'],
    [266433, 'Hostal del Sol'],
    [270251, 'GHOST Telecom'],
    [214187, 'Wasserverband Nord'],
    [27683, 'VPN de Mexico, S.A. de C.V.'],
    [65000, ''],
  ])('AS%i "%s" is consumer', (asn, name) => {
    expect(classOfNetwork(asn, name)).toBe('consumer');
  });

  it.each([
    [14593, 'Space Exploration Technologies Corporation', 'satellite'],
    [22351, 'INTELSAT GLOBAL SERVICE CORPORATION', 'satellite'],
    [64997, 'SpaceX Services, Inc.', 'satellite'],
    [21928, 'T-Mobile USA, Inc.', 'mobile'],
    [28403, 'RadioMovil Dipsa, S.A. de C.V.', 'mobile'],
    [262175, 'Telefonica Moviles Argentina S.A. (Movistar Argentina)', 'mobile'],
    [26599, 'TELEFONICA BRASIL S.A', 'mobile'],
    [27925, 'Entel PCS Telecomunicaciones S.A.', 'mobile'],
    [1766, 'Exxon Mobil Corporation', 'consumer'],
    [7838, 'United Services Automobile Association', 'consumer'],
    [59067, 'Microsoft Mobile Alliance Internet Services Co., Ltd', 'consumer'],
    [54363, 'Baker Hughes Incorporated', 'consumer'],
    [61674, 'SPEED WIRELESS SERVICOS DE COMUNICACAO MULTIMIDIA', 'consumer'],
  ])('AS%i "%s" is %s', (asn, name, networkClass) => {
    expect(classOfNetwork(asn, name)).toBe(networkClass);
  });

  it.each([
    [39351, '31173 Services AB'],
    [60729, 'Stiftung Erneuerbare Freiheit'],
    [64998, 'Mullvad VPN AB'],
    [136787, 'PacketHub S.A.'],
  ])('AS%i "%s" is an anonymiser', (asn, name) => {
    expect(classOfNetwork(asn, name)).toBe('anonymiser');
  });
});
