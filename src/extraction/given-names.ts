const names = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean));

/** Common given names that tell whether "he" or "she" may follow; the rest is learned from each article. */
export const MALE_NAMES = names(`
  tobin joost aaron abdul abdullah abraham adam adrian ahmad ahmed al alan albert alejandro alex alexander alexei alfred ali allan allen andre andreas andrew
  andy angelo angus anthony anton antonio arjun arnold arthur asif barack barry ben benjamin bernard bernie bert bill bob boris brad brandon brendan
  brett brian bruce bryan burt byron calvin cameron carl carlos cesar charles charlie chester chris christian christopher chuck clarence clark claude
  clive clyde colin conor craig curtis dale damian damon dan daniel danny darren dave david dean dennis denis derek desmond diego dimitri
  dmitri dominic don donald doug douglas duncan dwight earl ed eddie edgar edmund eduardo edward edwin eli elijah elliott emmanuel enrique eric erik
  ernest ethan eugene evan fabio federico felix fernando fidel francis francisco francois frank franklin fred frederick gabriel gareth gary
  gavin gene geoff geoffrey george gerald gerard gianni giles glen glenn gordon graham grant greg gregory guillermo gus guy hamid hamza hans
  harold harry harvey hassan hector henry herbert herman hiroshi howard hugh hugo hussein ian ibrahim igor imran isaac ivan jack jacob jake james
  jamie jared jason javier jay jean jeff jeffrey jeremy jerome jerry jesse jesus jim jimmy joe joel johan johannes john johnny jon jonas
  jonathan jorge jose joseph josh joshua juan julian julio justin karl keith ken kenneth kevin khalid kurt kyle lamar lars larry laurence lawrence
  lee len leo leon leonard leonardo leroy leslie lewis liam lloyd louis lucas luigi luis luke magnus malcolm manuel marc marco marcus mario
  mark marlon marshall martin marvin matt matteo matthew maurice max maxwell michael michel miguel mike mikhail milton mitch mohamed
  mohammad mohammed morgan mort muhammad murray nasser nathan nathaniel neil nelson nicholas nick nicolas nigel noah noel norman oleg oliver omar
  oscar osman otto owen pablo pat patrick paul pavel pedro percy perry pete peter phil philip philippe phillip pierre piers rafael rahul raj ralph ramon
  randall randy raphael rashid raul ray raymond reginald rene rex ricardo richard rick ricky rob robert roberto robin rod rodney rodrigo roger roland
  ron ronald rory ross roy ruben rudy rupert russell ryan said salman salvador sam samuel sanjay saul scott sean sebastian sergei sergio seth
  shane shaun sidney silvio simon stanley stefan stephen steve steven stewart stuart sunil syed sylvester ted terence terry thabo theodore thomas tim
  timothy toby todd tom tommy tony travis trevor troy tyler umar vernon victor vijay vikram vincent viktor vladimir volodymyr wade wallace walter warren wayne
  wes wesley wilfred will william winston xavier yusuf zachary emmanuel jeb marco mitt newt rand rishi sadiq keir nicolas recep narendra benjamin
`);
export const FEMALE_NAMES = names(`
  mara ida abigail ada adele adriana agnes aisha alana alexandra alexis alice alicia alina alison allison amanda amber amelia amina amy ana anastasia andrea
  angela angelina anita ann anna anne annette annie antonia april ariana ashley astrid audrey barbara beatrice becky belinda bella bernadette bertha
  beth betsy betty beverly bianca birgit bonnie brenda bridget brigitte britney camilla carla carly carmen carol caroline carolyn carrie
  catherine cathy cecilia charlotte chelsea cheryl chloe christina christine cindy claire clara claudia connie constance cora courtney
  crystal cynthia daisy dana danielle daphne deborah debbie deirdre delia denise diana diane dolores donna dora doreen dorothy edith edna eileen
  elaine eleanor elena elisabeth elise eliza elizabeth ella ellen elsa emily emma erica erin esther ethel eva eve evelyn faith fatima felicia
  fiona flora florence frances francesca gabriela gabrielle gail georgia georgina geraldine gertrude gillian gina giorgia gladys glenda gloria grace greta
  gwen hannah harriet hazel heather heidi helen helena henrietta hilary hillary holly hope ida imelda ines ingrid irene iris isabel isabella
  ivana ivanka jacinda jackie jacqueline jan jane janet janice jasmine jean jeanne jennifer jenny jessica jill jo joan joanna joanne jocelyn
  josephine joy joyce juanita judith judy julia juliana julie juliet june kamala karen karin kate katherine kathleen kathryn kathy katie kay
  kayla kelly kerry kim kimberly kirsten kristen kristin laura lauren leah leila lena leslie leticia lily linda lisa liz loretta lori lorraine
  louise lucia lucy luisa lydia lynn mabel madeleine madison maggie manuela margaret margarita maria marian marie marina marion marjorie marta martha mary
  maureen maxine megan melania melanie melissa mercedes meredith michelle mildred miranda miriam molly mona monica nadia nancy naomi natalia natalie natasha
  nicola nicole nina nora norma olga olivia pamela patricia patsy paula pauline penelope penny petra phoebe phyllis polly priti priya rachel raquel
  rebecca regina renee rhonda rita roberta rosa rosalind rose rosemary ruth sabrina sally samantha sandra sara sarah sasha selena shannon sharon sheila
  shelley shirley silvia simone sofia sonia sophia sophie stacey stella stephanie sue suella susan susannah suzanne sylvia tamara tammy tanya tara
  tatiana teresa tess thelma theresa tiffany tina tracy ursula valerie vanessa vera veronica victoria viola violet virginia vivian wanda wendy
  whitney yasmin yolanda yvette yvonne zara zoe
`);
