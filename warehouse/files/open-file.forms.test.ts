import { describe, it } from 'vitest';

import { checkText } from './check-text.test-kit.ts';

describe('a text file', () => {
  it('may state its delimiter', () =>
    checkText('sep=;\r\nCampaign;Clicks\r\nA, b;1\r\nC;2\r\n', {
      encoding: 'ascii',
      delimiter: ';',
      headerRecord: 2,
      header: ['Campaign', 'Clicks'],
      body: [3, 4],
      preamble: [1],
      inPlace: true,
    }));

  it('may be separated by pipes', () =>
    checkText('Campaign|Clicks|Cost\nA, b|1|1,5\nC|2|2,5\n', {
      encoding: 'ascii',
      delimiter: '|',
      headerRecord: 1,
      header: ['Campaign', 'Clicks', 'Cost'],
      body: [2, 3],
      inPlace: true,
    }));

  it('may hold line breaks in quotes', () =>
    checkText('Campaign,Clicks\n"A\nnorth ""x""",1\n"B\r\n",2\n', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 1,
      header: ['Campaign', 'Clicks'],
      body: [2, 3],
      inPlace: true,
    }));

  it('may hold line breaks in the records before its body', () =>
    checkText('"Report\nof May"\nCampaign,"Clicks"\nA,1\n', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 2,
      header: ['Campaign', 'Clicks'],
      body: [3],
      preamble: [1],
      inPlace: false,
    }));

  it('may mix line ends', () =>
    checkText('Campaign,Clicks\r\nA,1\nB,2\r\nC,3\rD,4', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 1,
      header: ['Campaign', 'Clicks'],
      body: [2, 3, 4, 5],
      issues: ['lines.mixed'],
      inPlace: false,
    }));

  it('may end its lines with carriage returns only', () =>
    checkText('Campaign,Clicks\rA,1\rB,2\r', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 1,
      header: ['Campaign', 'Clicks'],
      body: [2, 3],
      inPlace: false,
    }));

  it('may wrap cells as formulas', () =>
    checkText('="Nama kampanye"\t="Biaya"\n="A"\t="181000000000000000"\n="B ""x"""\t="2"\n', {
      encoding: 'ascii',
      delimiter: 'TAB',
      headerRecord: 1,
      header: ['Nama kampanye', 'Biaya'],
      body: [2, 3],
      inPlace: false,
    }));

  it('may hold formulas inside quotes', () =>
    checkText('Campaign,Clicks\n"=""0123""",1\n', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 1,
      header: ['Campaign', 'Clicks'],
      body: [2],
      inPlace: false,
    }));

  it('may hold lone quotes inside cells', () =>
    checkText('Campaign,Clicks\n5" screen,1\nA "b" c,2\nD, "3"\n', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 1,
      header: ['Campaign', 'Clicks'],
      body: [2, 3, 4],
      inPlace: false,
    }));

  it('may hold blank records and comments inside its body', () =>
    checkText('Campaign,Clicks,Cost\nA,1,1\n\n,,\nB,2,1\n# note,,\nC,3,1\n\n', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 1,
      header: ['Campaign', 'Clicks', 'Cost'],
      body: [2, 5, 7],
      footer: [6],
      blank: 3,
      inPlace: false,
    }));

  it('may end in a comment and a record of nothing but quotes', () =>
    checkText('Campaign,Clicks,Cost\nA,1,1\n#\n ""', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 1,
      header: ['Campaign', 'Clicks', 'Cost'],
      body: [2],
      footer: [3],
      blank: 1,
      inPlace: false,
    }));

  it('may have rows that are shorter or longer than its header', () =>
    checkText('Campaign,Clicks,Cost\nA,1\nB,2,3,4\nC,5,6\n', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 1,
      header: ['Campaign', 'Clicks', 'Cost'],
      body: [2, 3, 4],
      inPlace: false,
    }));

  it('may mix encodings', () =>
    checkText(Buffer.concat([Buffer.from('Campaign,Clicks\nMöbel,1\n'), Buffer.from('Köln,2\n', 'latin1'), Buffer.from('😀,3\n')]), {
      encoding: 'windows-1252',
      delimiter: ',',
      headerRecord: 1,
      header: ['Campaign', 'Clicks'],
      body: [2, 3, 4],
      issues: ['encoding.mixed'],
      inPlace: false,
    }));

  it('with unknown names is read and told', () =>
    checkText('Report x\nfoo,bar,baz\na,b,1\nc,d,2\n', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 2,
      header: ['foo', 'bar', 'baz'],
      body: [3, 4],
      preamble: [1],
      issues: ['header.unknown'],
      inPlace: true,
    }));

  it('has the header record that a person states', () =>
    checkText(
      'Campaign,Clicks\nfoo,bar\na,1\n',
      { encoding: 'ascii', delimiter: ',', headerRecord: 2, header: ['foo', 'bar'], body: [3], preamble: [1], inPlace: true },
      { headerRecord: 2 },
    ));

  it('has the delimiter that a person states', () =>
    checkText(
      'Campaign,a\tClicks,b\nx,y\t1,2\n',
      {
        encoding: 'ascii',
        delimiter: 'TAB',
        headerRecord: 1,
        header: ['Campaign,a', 'Clicks,b'],
        body: [2],
        issues: ['header.unknown'],
        inPlace: true,
      },
      { delimiter: 'TAB' },
    ));

  it('without a last line break is whole', () =>
    checkText('Campaign,Clicks\nA,1\nB,"2"', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 1,
      header: ['Campaign', 'Clicks'],
      body: [2, 3],
      inPlace: true,
    }));
});
