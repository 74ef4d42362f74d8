import express from 'express';
import { expect, it } from 'vitest';
import { readTrustProxy } from './trust-proxy.js';

it.each([
  ['', false],
  ['0', false],
  ['1', 1],
  ['loopback', ['loopback']],
  ['10.0.0.0/8, fd00::/8 ,192.168.1.1', ['10.0.0.0/8', 'fd00::/8', '192.168.1.1']],
])('%j is %j, and Express takes it', (text, expected) => {
  const trusted = readTrustProxy(text);
  expect(trusted).toEqual(expected);
  expect(() => express().set('trust proxy', trusted)).not.toThrow();
});

it.each([
  'true',
  'all',
  '*',
  '10.0.0.0/33',
  '10.0.0.0/8/8',
  'fd00::/129',
  'proxy.example',
  'loopback,',
  '-1',
  '10',
])('%j is none', (text) => {
  expect(readTrustProxy(text)).toBeUndefined();
});
