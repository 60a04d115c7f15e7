/** Common passwords, in lower case; too short ones are rejected anyway and not listed. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
00000000 000000000 0000000000 01010101 01012011 01234567 012345678 0123456789 09876543 0987654321
10101010 101010101 11111111 111111111 1111111111 11112222 11223344 1122334455 12121212 121212121
12131415 123123123 123123123123 12312312 12332112 123321123 12341234 1234123412 12344321 123454321
12345678 123456789 1234567890 12345678900 12345678910 123456781 1234567891 123456123 123456654321
1234567a 12345678a 123456789a 1234567890a 1234567q 12345678q 123456789q 12345qwert 1234qwer 123qweasd
123qweasdzxc 1234abcd 123456abc 123abc123 12345abc 1234554321 12345612 13131313 13243546 13579246
135792468 1357924680 14141414 14142135 147147147 14725836 147258369 147852369 15151515 159159159
15935746 159357456 159753456 159753258 16161616 17171717 18181818 19191919 1a2b3c4d 1a2b3c4d5e 1g2w3e4r
1passwor 1password 1q1q1q1q 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz1qaz 1qaz2wsx 1qaz2wsx3edc 1qazxsw2
1qazzaq1 1234rewq 12qwaszx 19841984 19851985 19861986 19871987 19881988 19891989 19901990 19911991
20002000 20202020 20212021 20222022 20232023 20242024 20252025 21212121 22222222 222222222 23232323
24242424 24682468 246813579 25252525 25802580 258456258 26262626 27272727 28282828 29292929 30303030
31313131 31415926 314159265 321321321 32323232 33333333 333333333 36363636 369258147 41414141 42424242
43214321 44444444 444444444 45454545 456456456 456789123 47474747 51505150 52525252 54545454 55555555
555555555 5555555555 55667788 56565656 65432100 654321654 66666666 666666666 6666666666 67676767
69696969 74108520 741852963 76543210 77777777 777777777 7777777777 78787878 789456123 789456123a
789789789 85208520 852456852 85858585 87654321 876543210 88888888 888888888 8888888888 89898989
90909090 963852741 96969696 987654321 9876543210 987654321a 987987987 98765432 98989898 99999999
999999999 9999999999
a1234567 a12345678 a123456789 a1b2c3d4 a1b2c3d4e5 a1s2d3f4 aa123456 aa12345678 aaa11111 aaaa1111
aaaaaaaa aaaaaaaaa aaaaaaaaaa abc12345 abc123456 abc1234567 abc123abc abcd1234 abcd12345 abcd123456
abcabcabc abcdabcd abcdefgh abcdefghi abcdefghij abcde12345 access123 accounting adgjmptw admin000
admin123 admin1234 admin12345 admin123456 admin@123 adminadmin administrator airborne airforce
alejandra alejandro alexander alexandra alexandre alexandria alexis123 allison1 amanda123 american
anderson andromeda angel123 angelica angelina anthony1 antonio1 apple123 arsenal1 asasasas asd12345
asd123456 asdasdasd asdf1234 asdfasdf asdfghjk asdfghjkl asdfjkl; asdfqwer asdqwe123 ashley123
atlantis australia azerty123 azertyuiop azsxdcfv
babygirl babygirl1 babylove backspace bailey12 bangbang banana123 barbados barcelona baseball baseball1
basketball batman123 bbbbbbbb beautiful beautiful1 benjamin bernardo bigdaddy billabong birthday
blackberry blackcat blackjack blahblah blessed1 blink182 bluebird blueberry bluemoon bonjour1
boston123 brandon1 brasilia brittany broncos1 brooklyn bubblegum bulldogs bulldog1
butterfly butterfly1
california cameron1 campbell capricorn captain1 caroline carolina cassandra catherine celtic1888
challenger chandler changeit changeme changeme1 changeme123 charles1 charlie1 charlie123 charlotte
cheese123 chelsea1 chelsea123 cherokee cherries chester1 chicago1 chicken1 chicken123 children
chocolate chocolate1 christian christin christina christine christmas christopher cinderella
classic1 clifford cocacola colombia colorado columbia computer computer1 computer123 concrete
consumer cool1234 corvette courtney cowboys1 creative cristian cristiano cristina crystal1 cthulhu1
daddy123 daisy123 dallas123 danger123 daniel123 danielle dannyboy darkness darkside dddddddd
december default1 defender deftones delpiero diamond1 diamonds dinosaur discover disneyland
dkflbvbh dodgers1 dolphin1 dolphins dominic1 donald123 download dragon12 dragon123 dragonball
dreamer1 drowssap dragonfly drummer1
einstein elephant elizabeth emmanuel enterprise estrella evanescence evangelion everton1 excalibur
explorer falcon123 fantasia february fernanda fernando ferrari1 ffffffff fireball firebird firefire
fireman1 first123 fisherman florence flower123 football football1 football12 football123 forever1
forever123 formula1 francesca francisco franklin freedom1 freedom123 freepass freeuser friday13
friends1 friendship fullmoon fyfcnfcbz
gabriela gabriel1 gabriell galatasaray gangster garfield generation geronimo gfhjkm123 giovanni
giants123 godzilla goldfish goodluck google123 goldberg graduate grandma1 graphics greenday
greenday1 guest123 guinness guitar123 gundam00 gymnastics
handsome hannah123 happiness happy123 happyday hardcore harrypotter hawaii50 heather1 hellboy1
hello123 hello1234 hello12345 hellohello hercules highland highlander hollywood homework honda123
hotmail1 houston1 hurricane
icecream idontknow iloveyou iloveyou1 iloveyou12 iloveyou123 iloveyou2 iloveme1 iloveu123 imagine1
infinity inspiron internet internet1 ireland1 isabella isabelle italiano
jackson1 jackson5 january1 jasmine1 jefferson jennifer jennifer1 jeremiah jessica1 jessica123
jesus123 jesuschrist johncena jonathan jordan123 jordan23 josephine joshua123 juliana1 juventus
katherine katherin kawasaki kimberly kingkong kingston knight123 kristina kristine
ladybug1 lakers24 lasvegas laura123 lawrence lebron23 leonardo letmein1 letmein12 letmein123
letmeinnow leviathan liberty1 lifehack lindsay1 lineage2 liverpool liverpool1 lkjhgfdsa login123
lollipop lollypop london123 london12 longhorn lorenzo1 love1234 love12345 loveless lovelove loveme123
lovelife lover123 loveyou1 loveyou2 lucky123 lunchbox
macintosh madison1 madonna1 magdalena maggie12 mahalkita manchester manunited marathon margaret
mariana1 marino13 marlboro marshall martin123 martinez master12 master123 matthew1 maverick maximus1
mcdonald megaman1 mercedes mercury1 metallica metallica1 michael1 michael123 michaela michelle
michelle1 michigan mickeymouse microsoft midnight millions minecraft minecraft1 mississippi
mitchell mohammed mommy123 monalisa monday123 monkey12 monkey123 montana1 morgan123 morpheus
motorola mountain mountains mustang1 muhammad mypassword myspace1
napoleon naruto123 natalia1 nathalie nathan123 newcastle newpass1 newpassword newyork1 nicholas
nicole123 nightmare nintendo nirvana1 nnnnnnnn nokia123 nonenone november
octavian october1 olivia123 operator oranges1 orlando1 overlord
pa55w0rd pa55word paradise paranoid pass1234 pass12345 pass@123 passpass passport passw0rd passw0rd1
passw0rd123 password password! password0 password00 password01 password1 password1! password10
password11 password12 password123 password123! password1234 password12345 password13 password2
password21 password22 password23 password3 password4 password5 password6 password69 password7
password8 password9 password99 password@123 passwords passwort passwort1 patricia patrick1 patriots
peaches1 peanut123 pegasus1 penelope penguin1 pepper123 performa phoenix1 photoshop picasso1 pictures
pikachu1 pineapple pinkfloyd pittsburgh platinum playboy1 playstation pokemon1 pokemon123 political
poohbear porsche1 porsche911 portugal postgres precious predator presario princesa princess
princess1 princess12 princess123 professor proverbs pumpkin1 purple123
q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 qaz12345 qaz123wsx qazqazqaz qazwsx12 qazwsx123 qazwsxedc
qazwsxedc123 qazwsxedcrfv qazxsw21 qqqqqqqq qqww1122 qwaszx12 qwe12345 qwe123456 qwe123qwe qweasd123
qweasdzx qweasdzxc qweasdzxc123 qweqweqwe qwer1234 qwerasdf qwerqwer qwert123 qwert1234 qwert12345
qwerty00 qwerty01 qwerty11 qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456 qwerty321
qwertyqwerty qwertyui qwertyuio qwertyuiop qwertyuiop1 qwertyuiop123 qwertyuiop[] qwertz123 qwertzui
qwertzuiop
rachel123 raiders1 rainbow1 ranger123 rangers1 rasta220 realmadrid rebecca1 redskins redsox04
remember renegade research revolution ricardo1 richard1 riverside robert123 robinson rockstar
rockstar1 rockyou1 rolltide romantic ronaldo7 ronaldo1 root1234 rootroot roosevelt rosemary
runescape rush2112 russell1
samantha samantha1 sammy123 samson12 samsung1 samsung123 samuel123 sanchez1 santiago saturday
savannah scarface scorpion scooter1 scotland seahawks sebastian secret12 secret123 september
serenity sergey123 service1 shadow12 shadow123 shalom123 shannon1 sherlock simpsons
skateboard skittles skywalker slayer666 slipknot slipknot1 smackdown snickers snowball snowboard
snowflake soccer12 soccer123 softball softball1 something southpark spaceman spartan117 special1
spider123 spiderman spiderman1 spitfire spongebob springer squirrel srinivas ssssssss starcraft
stargate starlight start123 startrek starwars starwars1 starwars123 stardust steelers steelers1
stephanie sterling stewart1 stingray strawberry student1 student123 summer12 summer123 sundance
sunflower sunlight sunshine sunshine1 sunshine12 superman superman1 superman123 supernova
superstar superstar1 support1 supreme1 survivor sweetheart sweetie1 sweetpea swimming swordfish
swordfis sysadmin system32 system123
t-bone22 taekwondo taylor123 teacher1 techniques teddybear telephone temp1234 temp12345 temppass
temptemp tennessee tequiero terminal terminator test1234 test12345 test123456 testpass testtest
testuser thailand thankyou theodore therock1 thirteen thomas123 thousand thuglife thunder1
thunderbird tiffany1 tiger123 tigers12 timberland tinkerbell titanic1 tokiohotel tomcat123 tottenham
toyota123 training transformers treasure trinidad trinity1 triumph1 trombone trouble1 trustme1
trustno1 trustno123 truelove tttttttt turkey50 twilight tyler123
undertaker unicorns universe user1234 username
valentin valentina valentine vampire1 vanessa1 vancouver veronica victoria victoria1 viktoria
vladimir volcom123 volleyball voyager1 vvvvvvvv
w1lliams wachtwoord walker123 warcraft warcraft3 warhammer warrior1 warriors washington watermelon
welcome0 welcome1 welcome12 welcome123 welcome1234 welcome2 welcome@123 westside whatever whatever1
whatsapp wildcats wildcat1 william1 williams windows1 windows7 wingchun winner123 winston1 winter123
wolfgang wonderful woodland woodstock wordpass wrestling
xbox360x xxxxxxxx xxxxxxxxx yankees1 yankees2 yourmom1 yourname yyyyyyyy yugioh123
zaq12wsx zaq1xsw2 zaq1zaq1 zaqwsx123 zaqxswcde zeppelin zeppelin1 zidane10 zinedine zxc12345
zxc123456 zxcasdqwe zxcasdqwe123 zxcvbnm1 zxcvbnm12 zxcvbnm123 zxcvbnm, zxcvbnm,./ zxcv1234 zxcvzxcv
zxcvbnmasd zzzzzzzz
contraseña geheim123 hallo123 hallohallo motdepasse parola123 schalke04 senha123 sommer123 soleil123
doudou123 loulou123 marseille marseille13 ronaldinho tequieromucho teamomucho estrella1 corazon1
mexico123 america1 chivas123 futbol123 brasil123 flamengo corinthians palmeiras juventus1 ciaociao
forzamilan forzaroma internazionale napoli123 kochanie polska123 zaq12345 haslo123 woaini1314
5201314520 aini1314 woaini520 asd123asd qq123456 qq123456789 wang1234 zhang123 p@ssw0rd p@ssword
p@ssw0rd1 p@ssw0rd123 p@55w0rd pa$$word pa$$w0rd !qaz2wsx 1qaz@wsx !qaz@wsx qwer!234 abcd@123
abcd@1234 india@123 india123 welcome! letmein! admin123! iloveyou!
`
    .trim()
    .split(/\s+/),
);
