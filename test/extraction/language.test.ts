import { describe, expect, it } from '@jest/globals';
import { detectLanguage, primarySubtag } from '../../src/extraction/language.js';

describe('language', () => {
  it.each([
    ['en', 'The bridge was built by the people of the town and it has not been repaired for many years.'],
    ['de', 'Die Brücke ist von den Leuten der Stadt gebaut und seit vielen Jahren nicht repariert worden.'],
    ['fr', 'Le pont a été construit par les habitants de la ville et il n’est pas réparé depuis des années.'],
    ['es', 'El puente fue construido por los vecinos de la ciudad y no se ha reparado en muchos años.'],
    ['it', 'Il ponte è stato costruito dagli abitanti della città e non è riparato da molti anni.'],
    ['pt', 'A ponte foi construída pelos moradores da cidade e não é reparada há muitos anos pela câmara.'],
    ['nl', 'De brug is door de mensen van het dorp gebouwd en is al jaren niet meer gerepareerd.'],
    ['sv', 'Bron är byggd av folket i staden och den har inte lagats på många år, säger de som bor här.'],
    ['ja', '橋は町の人々によって建てられ、長年修理されていません。'],
    ['zh', '这座桥是镇上的人建造的，多年没有修理。'],
    ['ko', '다리는 마을 사람들이 지었고 오랫동안 수리되지 않았다.'],
    ['und', 'Мост был построен жителями города.'],
    ['und', 'Tarnford Lassel Quill'],
    ['und', '12 34 56'],
    ['und', ''],
  ])('is %s', (language, body) => {
    expect(detectLanguage(body)).toBe(language);
  });

  it('compares by its first subtag', () => {
    expect(['en', 'en-GB', 'EN_us', 'de-AT'].map(primarySubtag)).toEqual(['en', 'en', 'en', 'de']);
  });
});
