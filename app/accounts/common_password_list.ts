const list = (text: string) => text.trim().split(/\s+/)

/** Words that stand alone or side by side in what people choose first. */
export const COMMON_WORDS = list(`
  password passwort passw pass word admin administrator root user guest test tester testing welcome willkommen login
  logon signin secret private access account master letmein iloveyou iloveu love loveme lover sunshine princess dragon
  monkey football baseball basketball soccer hockey superman batman spiderman pokemon starwars trustno shadow michael
  jordan jennifer jessica ashley daniel andrew joshua matthew robert thomas william charlie george anthony martin
  summer winter spring autumn january february march april may june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday hello world flower freedom whatever computer internet google
  facebook microsoft windows apple samsung android linux ubuntu server system office company business manager money
  lucky happy family forever friend friends angel baby babygirl butterfly chocolate cookie cheese pepper ginger buster
  killer hunter ranger tigger tiger eagle lion bear mustang ferrari porsche mercedes corvette yamaha harley default
  change changeme changeit please temp temporary new old the and you your this that with for not one two three four five
  six seven eight nine zero qwerty qwertz azerty asdf asdfgh asdfghjkl zxcvbn zxcvbnm abc abcd abcdef database demo
  sample example public backup oracle mysql cisco hallo geheim schatz passwd kennwort bonjour motdepasse soleil
  contrasena hola amor senha ciao parola haslo parol пароль привіт привет любов любовь україна київ слава україні
  ukraine kyiv kiev london paris berlin england germany america canada australia mexico brazil india china liverpool
  arsenal chelsea barcelona madrid juventus manchester united city kontor invoice stock warehouse accounting
`)

/** Long ones that turn up in every published list. */
export const COMMON_PASSWORDS = list(`
  1234567890ab 1234567890abc 123456789abc 123456789abcd 123456abcdef 123qweasdzxc 123qwe123qwe 12qwaszx12qwaszx
  1a2b3c4d5e6f 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qaz@wsx3edc 1qazxsw23edc 1qazxsw2!qaz
  1qaz!qaz1qaz 2wsx3edc4rfv 3.1415926535 31415926535897 271828182845 9876543210123 a1b2c3d4e5f6 a1s2d3f4g5h6
  aa123456789a aaaaaa111111 abc123456789 abcd12345678 abcde1234567 access14access allyourbase4 alohamora123
  amsterdam2020 antananarivo asd123asd123 asdasdasdasd asdf1234asdf asdfasdfasdf asdfghjkl123 asdfghjkl;'\\ asdqwe123456
  avadakedavra babylon55555 beautifulgirl billgates123 blahblahblah bluebluebluE bobmarley420 breakingbad1 brooklyn1234
  butterfly123 calvinklein1 captainamerica carpediem123 championsleague charmander12 chocolate123 christopher1
  coldplay1234 confidential constitution correcthorse correcthorsebattery correcthorsebatterystaple counterstrike
  cristianoronaldo dallascowboys daydreamer12 deathnote123 defaultpassword dontforgetme dragonballz1 dragonfly123
  elizabeth123 enterenter12 enterprise17 eventhorizon everquest123 everything12 fantasticfour f00tb4ll1234 finalfantasy
  finalfantasy7 football1234 forgetmenot1 forgotpassword friendship12 fuckyou12345 fuckyou123456 gandalf12345 gatekeeper12
  ghjcnjnfrgfhjkm godisgood123 godislove123 gofuckyourself goodmorning1 grandmother1 greenday1234 guitarhero12
  gameofthrones hakunamatata harrypotter1 harrypotter7 harrypotter123 heavenly1234 hellokitty12 hellokitty123 helpmeplease
  hogwarts1234 honeybadger1 iamthebest12 iamthebest123 iamthegreatest icecream1234 idontknow123 ihatepasswords
  ihatethis123 ihateyou1234 ilovechocolate ilovejesus12 ilovemyfamily ilovemymom12 ilovemyself1 iloveyou1234
  iloveyou12345 iloveyou2025 iloveyoubaby iloveyouforever iloveyousomuch imagination1 independent1 indiana jones1234
  inthebeginning intothewild1 jackdaniels1 jamesbond007 jamesbond0071 jehovah12345 jesuschrist1 jesusislord1
  jesuslovesme jesusloves12 johnjohnjohn jonathan1234 justinbieber justinbieber1 kamehameha12 killerqueen1 kingofkings1
  labrador1234 ledzeppelin1 letmein12345 letmein123456 letmeinplease leagueoflegends liverpoolfc1 liverpool123
  livelaughlove lordoftherings losangeles12 loveisblind1 loveislife12 loveyou12345 lovelovelove manchester1
  manchesterunited masterchief1 masterkey123 masterpassword megaman12345 mercedesbenz metallica123 michaeljackson
  michaeljordan mickeymouse1 microsoft123 minecraft123 mississippi1 motherfucker motorola1234 mustang12345
  mylittlepony1 mynameis1234 mypassword12 mypassword123 mypassword1234 n0th1ng1234 needforspeed nevergiveup1 newpassword1
  newpassword12 newyorkcity1 nicholas1234 nightmare123 nintendo6464 nosecret1234 nothing12345 notpassword1 opensesame12
  opensesame123 p@ssw0rd1234 p4ssw0rd1234 pa55w0rd1234 paparoach123 paralelepipedo passpasspass password1111
  password1234 password12345 password123456 passwordhere passwordsuck passw0rd1234 peanutbutter philadelphia photography1
  pikachu12345 pinkfloyd123 pleaseletmein pokemon12345 politics1234 primavera123 princess1234 professional programmer12
  q1w2e3r4t5y6 qawsedrftgyh qazwsxedcrfv qazwsxedcrfvtgb qazxswedcvfr qazwsx123456 qqqwwweeerrr qwaszx123456
  qwe123asd456 qwe123qwe123 qweasdzxc123 qwer1234qwer qwerasdfzxcv qwerty123456 qwerty1234567 qwertyasdfgh
  qwertyuiop12 qwertyuiop[] qwertyuiop123 qwertzuiop12 rainbow12345 ratherbefishing readyplayer1 redhotchilipeppers
  reddragon123 rockandroll1 rocknroll123 rollingstones romeoandjuliet sacramento12 samsung12345
  sanfrancisco1 scoobydoo123 secretsecret semperfidelis shadowhunter shakespeare1 showmethemoney skateboard12
  snoopdogg420 somethingelse southafrica1 spaceinvader spongebob123 spongebobsquarepants starcraft123 startrek1234
  starwars1234 stellastella strawberry12 subscribe123 summertime12 sunflower123 sunshine1234 superman1234 supernatural
  superpassword supersecret1 supersonic12 swordfish123 teamojesus12 temppassword testpassword test12341234 testtesttest
  thankyou1234 thebeatles12 thebestofme1 thegreatest1 thematrix123 thequickbrownfox theresistance thisisapassword
  thisismypassword thisistheway throwaway123 titanic12345 tinkerbell12 tobeornottobe tokyoghoul12 tottenham123
  transformers trustno11111 trustno12345 unbelievable undertaker12 universe1234 usethis12345 valentino123 victoria1234
  volkswagen12 warcraft1234 washington12 welcome12345 welcome123456 whatever1234 whatthefuck1 whatthehell1 wolverine123
  worldofwarcraft xboxlive1234 yankees12345 yellowsubmarine yourpassword zaq12wsxcde3 zaq1xsw2cde3 zaq!2wsxcde3
  zxcasdqwe123 zxcvbnm12345 zxcvbnm,./12 zxcvbnmasdfghjklqwertyuiop
`)
