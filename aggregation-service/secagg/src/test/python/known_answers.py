"""An independent computation, with Python's cryptography package, of the numbers in ProtocolAnswersTest and KnownAnswersTest.

Written from the encoding table in README.md, not from the Java code. Run: python3 known_answers.py
"""
import hashlib,hmac,struct
import ml_kem
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey as XP, X25519PublicKey as XU
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey as EP
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
H=lambda b:hashlib.sha256(b).digest()
u=bytes.fromhex
def hkdf(ikm,salt,info,L=32):
    prk=hmac.new(salt or bytes(32),ikm,hashlib.sha256).digest();t=b'';o=b'';i=1
    while len(o)<L: t=hmac.new(prk,t+info+bytes([i]),hashlib.sha256).digest();o+=t;i+=1
    return o[:L]
B=lambda b: struct.pack('>I',len(b))+b
T=lambda s:B(s.encode())
def ks(k,iv,n): c=Cipher(algorithms.AES(k),modes.CTR(iv)).encryptor(); return c.update(bytes(n))
# protocol
ctx0=H(T('covalence/v2/ctx')+T('tenant')+T('study')+T('run')+B(H(b'charter'))+struct.pack('>QI',1,1)+B(H(b'model'))+bytes(34)+B(H(b'plan')))
print('ctx0',ctx0.hex())
ra=bytes(range(32)); rb=bytes(range(32,64)); bs=bytes(range(64,96)); sid=H(b'session')
mk=lambda r:XP.from_private_bytes(hkdf(r,ctx0,T('covalence/v1/mask-key/x25519')))
kem=lambda r:ml_kem.public_key(hkdf(r,ctx0,T('covalence/v1/mask-key/ml-kem'),64)[:32])
raw=lambda key:key.public_key().public_bytes_raw()
A,Bk=mk(ra),mk(rb); ka,kb=kem(ra),kem(rb)
print('maskpub a',raw(A).hex(),H(ka).hex())
print('maskpub b',raw(Bk).hex(),H(kb).hex())
agreed=A.exchange(Bk.public_key())
m=lambda r,u,v:hkdf(r,sid,T('covalence/v1/mask-encapsulation')+T(u)+T(v))
kab,cab=ml_kem.encapsulate(kb,m(ra,'alpha','beta'))
kba,cba=ml_kem.encapsulate(ka,m(rb,'beta','alpha'))
print('encapsulations',kab.hex(),H(cab).hex(),kba.hex(),H(cba).hex())
pk=hkdf(agreed+kab+kba,sid,T('covalence/v1/mask')+T('alpha')+T('beta'))
print('pairkey',pk.hex(),'stream',ks(pk,bytes(16),32).hex(), 'stream@4MiB', ks(pk,struct.pack('>QQ',0,4*1024*1024//16),16).hex())
print('first MiB of the stream',H(ks(pk,bytes(16),1<<20)).hex())
sk=hkdf(bs,sid,T('covalence/v1/self'))
print('selfkey',sk.hex())
print('selfseedhash',H(T('covalence/v1/self-seed')+B(sid)+T('alpha')+B(bs)).hex())
# the mask keys stand in for channel keys here
to=B(sid)+T('alpha')+T('beta')
ck=hkdf(agreed+kab,sid,T('covalence/v1/channel')+T('alpha')+T('beta'))
print('channel',ck.hex(),H(T('covalence/v1/channel-key-commitment')+to+B(ck)).hex())
sealed=AESGCM(ck).encrypt(bytes(12),bytes(range(64)),T('covalence/v1/shares')+to)
print('sealed',sealed.hex())
commit=lambda kind,share:H(T('covalence/v1/share-commitment')+to+bytes([kind])+B(share))
print('commit',commit(2,ra).hex())
entry=commit(2,bytes(range(32)))+commit(1,bytes(range(32,64)))+H(T('covalence/v1/channel-key-commitment')+to+B(ck))+cab+cab+sealed
leaf=H(b'\0'+T('covalence/v1/share-entry')+to+entry)
print('entry',len(entry),'leaf',leaf.hex())
# a whole masked vector of alpha in each ring: values [1,2,3,-1], limbs [-1]  (alpha<beta adds)
for b in (2,4,8):
    s=ks(sk,bytes(16),4*b+8); p=ks(pk,bytes(16),4*b+8)
    at=lambda m,i,z: int.from_bytes(m[i:i+z],'little')
    w=[(v+at(s,b*i,b)+at(p,b*i,b))%2**(8*b) for i,v in enumerate((1,2,3,-1))]
    l=(-1+at(s,4*b,8)+at(p,4*b,8))%2**64
    print('masked',8*b,(b''.join(v.to_bytes(b,'little') for v in w)+l.to_bytes(8,'little')).hex())
def gm(a,b):
    r=0
    while b:
        if b&1:r^=a
        a<<=1
        if a&256:a^=0x11b
        b>>=1
    return r
print('gf',[hex(gm(0x57,v)) for v in (0x83,0x13,2,4,8,16)], [i for i in range(256) if gm(0x53,i)==1])
f=lambda x:[0x42^gm(7,x)^gm(0xd1,gm(x,x)),0xff^gm(0x80,x)^gm(3,gm(x,x))]
print('shamir',[bytes(f(x)).hex() for x in (1,2,5,255)])
e=EP.from_private_bytes(ra)
sign=lambda label,body:body+e.sign(T('covalence/v1/'+label)+B(body))
m1=sign('advertise',bytes([1,2])+ctx0+T('alpha')+raw(A)+ka+raw(Bk)+kb+sid+struct.pack('>Q',1)+bytes(32)+bytes([0]))
print('m1',len(m1),H(m1).hex())
u1=H(T('covalence/v1/u1')+struct.pack('>H',1)+H(m1))
print('H(u1)',u1.hex())
print('sid',H(ctx0+u1).hex())
m3=sign('shares-header',bytes([13,2])+sid+T('alpha')+bytes([3])+H(b'self seed')+H(b'root'))
print('m3 header',m3.hex())
print('H(u2)',H(T('covalence/v1/u2')+struct.pack('>H',1)+H(m3)).hex())
print('m7',sign('agreement',bytes([7,2])+sid+T('alpha')+H(b'survivors')+bytes(32)).hex())
print('abort',sign('abort-vote',bytes([15,2])+sid+T('alpha')).hex())
print('complaints',sign('complaints',bytes([14,2])+sid+T('alpha')+struct.pack('>H',1)+T('beta')+H(m3)+bytes([1])+ck).hex())
# rotation of a 16-bit ring: values 2048.. of 3000, in a block of 1024 whose values are i % 7 - 3
signs=ks(H(T('covalence/v1/rotation')+B(ctx0)),bytes(16),3*128)[2*128:]
d=[(i%7-3)*(1-2*(signs[i//8]>>i%8&1)) for i in range(1024)]
print('rotated',[sum(v*(-1)**bin(i&k).count('1') for i,v in enumerate(d))/32 for k in range(4)])
